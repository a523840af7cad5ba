package io.pointexpiry.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import io.pointexpiry.announce.Announcement;
import io.pointexpiry.announce.AnnouncementFiles;
import io.pointexpiry.announce.AnnouncementFolder;
import io.pointexpiry.domain.Policy;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.file.Home;
import io.pointexpiry.file.PrivateFolder;
import io.pointexpiry.language.Catalogue;
import io.pointexpiry.policy.PolicyFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes what members read of a policy. */
@Command(name = "announce", header = "Writes a policy and what it changes, for members to read.",
		description = { "Writes a policy, and what it changes beside the one before it, for members to read: a page",
				"for the website (HTML and Markdown), an SMS of 90 bytes and a post, in Korean and English.",
				"Where there are books, it counts the members whom the policy touches. Changes nothing there." })
final class PolicyAnnounceCommand implements Callable<Integer> {

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	@Parameters(paramLabel = "VERSION", arity = "0..1",
			description = "the policy (default: the newest that is announced or in force today)")
	private @Nullable String version;

	@Option(names = "--out", paramLabel = "DIR",
			description = "the new folder (default: announcement-VERSION in the home's reports)")
	private @Nullable Path out;

	@Option(names = "--force", description = "replace the announcement, if it is there")
	private boolean force;

	@Override
	public Integer call() throws IOException, SQLException {
		CommonOptions.Settings settings = expiry().settings();
		PolicyFile file = PolicyFile.read(settings.policy());
		Policy policy = chosen(file.programme());
		AnnouncementFolder folder = folder(settings.home(), policy);
		folder.check(this.force);
		Catalogue words = new Catalogue(BooksCommand.class,
				expiry().options().json ? Locale.ENGLISH : settings.languageOf(file.programme()));
		TouchedMembers touched = new TouchedMembers.Question(expiry(), file.programme(), policy, words)
			.count(console().getErr());
		Map<String, String> texts = AnnouncementFiles.of(new Announcement(file.programme(), policy, touched.touched()),
				settings.home().announcementTemplates());
		say(policy, folder.write(texts), texts, touched, words);
		return ExitCode.DONE;
	}

	private Policy chosen(Programme programme) {
		if (this.version == null) {
			return newest(programme);
		}
		List<Policy> policies = programme.policies().policies();
		return policies.stream()
			.filter((policy) -> policy.version().equals(this.version))
			.findFirst()
			.orElseThrow(() -> new UsageError("The policy file has no policy \"%s\"; it has %s.".formatted(this.version,
					policies.stream().map(Policy::version).collect(Collectors.joining(", ")))));
	}

	private Policy newest(Programme programme) {
		LocalDate today = LocalDate.ofInstant(expiry().clock().instant(), programme.zone());
		return programme.policies()
			.policies()
			.stream()
			.filter((policy) -> !policy.announcedOn().isAfter(today))
			.reduce((older, newer) -> newer)
			.orElseThrow(() -> new UsageError(
					"No policy is announced or in force on %s. Name one: policy announce VERSION.".formatted(today)));
	}

	private AnnouncementFolder folder(Home home, Policy policy) throws IOException {
		if (this.out != null) {
			return new AnnouncementFolder(this.out);
		}
		PrivateFolder.create(home.prepare().reports());
		String name = policy.version().replaceAll("[^\\p{L}\\p{N}_.-]", "_");
		return new AnnouncementFolder(home.reports().resolve("announcement-" + name));
	}

	private void say(Policy policy, Path folder, Map<String, String> texts, TouchedMembers touched, Catalogue words) {
		List<String> files = List.copyOf(texts.keySet());
		Map<String, String> messages = List.of(Locale.KOREAN, Locale.ENGLISH)
			.stream()
			.map(AnnouncementFiles::message)
			.collect(Collectors.toMap((name) -> name, (name) -> Objects.requireNonNull(texts.get(name)).strip(),
					(one, other) -> one, TreeMap::new));
		PrintWriter screen = console().getOut();
		if (expiry().options().json) {
			screen.println(JsonMapper.builder()
				.enable(SerializationFeature.INDENT_OUTPUT)
				.build()
				.writeValueAsString(new Written(policy.version(), folder.toString(), files, messages, touched)));
		}
		else {
			screen.println(words.say("announced", policy.version(), policy.effectiveFrom(), folder));
			files.forEach((file) -> screen.printf("  %s%n", file));
			messages.forEach((file, text) -> screen.printf("%s: %s%n", file, text));
			screen.println(touched.sentence());
		}
		screen.flush();
	}

	private Expiry expiry() {
		return (Expiry) this.spec.root().userObject();
	}

	private CommandLine console() {
		return this.spec.commandLine();
	}

	/**
	 * What is said.
	 *
	 * @param version the policy
	 * @param folder where the files are
	 * @param files their names
	 * @param messages the SMS, by the names of their files
	 * @param reach whom the policy touches
	 */
	record Written(String version, String folder, List<String> files, Map<String, String> messages,
			TouchedMembers reach) {
	}

}
