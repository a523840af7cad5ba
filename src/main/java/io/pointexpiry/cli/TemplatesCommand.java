package io.pointexpiry.cli;

import java.io.PrintWriter;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import io.pointexpiry.announce.Announcement;
import io.pointexpiry.announce.AnnouncementException;
import io.pointexpiry.announce.AnnouncementFiles;
import io.pointexpiry.domain.Policy;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.file.Home;
import io.pointexpiry.language.Catalogue;
import io.pointexpiry.notice.CheckedText;
import io.pointexpiry.notice.TemplateCheck;
import io.pointexpiry.policy.PolicyFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What members are sent, in words. */
@Command(name = "templates", header = "Shows and checks the texts that members are sent.",
		subcommands = TemplatesCommand.Check.class, synopsisSubcommandLabel = "COMMAND")
final class TemplatesCommand implements Runnable {

	@ParentCommand
	@SuppressWarnings("NullAway.Init")
	private Expiry expiry;

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	@Override
	public void run() {
		throw new UsageError("Say what to do with the templates: templates check.");
	}

	/**
	 * All texts of notices and campaigns, and what is wrong with any template, those of
	 * announcements too.
	 */
	static TemplateCheck.Result check(Home home, Programme programme) {
		TemplateCheck.Result notices = TemplateCheck.of(programme, home.templates());
		List<String> faults = new ArrayList<>(notices.faults());
		List<Policy> policies = programme.policies().policies();
		try {
			AnnouncementFiles.of(new Announcement(programme, policies.get(policies.size() - 1),
					new Announcement.Touched(1, 1, BigInteger.ONE)), home.announcementTemplates());
		}
		catch (AnnouncementException ex) {
			String.valueOf(ex.getMessage()).lines().forEach(faults::add);
		}
		return new TemplateCheck.Result(notices.texts(), faults);
	}

	/** Shows every text with sample values. */
	@Command(name = "check", header = "Shows every text with sample values, and finds faults.",
			description = {
					"Shows every text of a notice or a campaign, built-in or of HOME/templates, with sample values:",
					"how it is sent (SMS, LMS), in which alphabet, its bytes and segments. Ends with 2 where a",
					"template cannot be used, announcements included; each fault is named with its file and line." })
	static final class Check implements Callable<Integer> {

		@ParentCommand
		@SuppressWarnings("NullAway.Init")
		private TemplatesCommand parent;

		@Override
		public Integer call() {
			CommonOptions.Settings settings = this.parent.expiry.settings();
			Programme programme = PolicyFile.read(settings.policy()).programme();
			TemplateCheck.Result result = check(settings.home(), programme);
			PrintWriter screen = this.parent.spec.commandLine().getOut();
			if (this.parent.expiry.options().json) {
				screen.println(JsonMapper.builder()
					.enable(SerializationFeature.INDENT_OUTPUT)
					.build()
					.writeValueAsString(result));
			}
			else {
				Catalogue words = new Catalogue(TemplatesCommand.class, settings.languageOf(programme));
				result.texts().stream().map((text) -> shown(text, words)).forEach(screen::println);
				screen.println(words.say("texts", result.texts().size(), result.faults().size()));
			}
			screen.flush();
			PrintWriter err = this.parent.spec.commandLine().getErr();
			result.faults().forEach(err::println);
			err.flush();
			return result.faults().isEmpty() ? ExitCode.DONE : ExitCode.USAGE;
		}

		private static String shown(CheckedText text, Catalogue words) {
			String way = text.channel();
			if (way.equals("NONE")) {
				way = words.say(text.template().endsWith(".short") ? "text.too-long" : "text.unsendable");
			}
			Integer segments = text.segments();
			return "%s%s%s%n%s".formatted(
					words.say("text", text.locale(), text.template(), way, text.alphabet(), text.bytes()),
					(segments == null) ? "" : words.counted("text.segments", segments),
					text.subject().isEmpty() ? "" : words.say("text.subject", text.subject()), text.text().indent(4));
		}

	}

}
