package io.pointexpiry.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.pointexpiry.support.Policies;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A policy is announced: its files, and how many members it touches.
 *
 * @see "rules.md#announcements"
 */
class PolicyAnnounceTests {

	private static final String OLD = Policies.policy("1", "2025-01-01", "validity: [{period: P2M}]");

	private static final String NEW = Policies.policy("2", "2025-02-01", "validity: [{period: P1M}]",
			"announced-on: 2025-01-15", "applies-to: open-lots", "protection: P5D");

	@TempDir
	private Path directory;

	/**
	 * L1, L3 and L4 would be usable until March and end in February; L2 keeps the date
	 * that it came with.
	 */
	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void countsTheMembersWhosePointsEndOnAnotherDay(TestDatabase database) throws IOException {
		Terminal terminal = new Terminal(database, this.directory, Policies.programme("", OLD, NEW));
		terminal.type("2025-01-11", "import", "--members", terminal.file("member_id\nM1\nM2\nM3\n"), "--lots",
				terminal.file("""
						lot_id,member_id,earned_on,points,expires_on
						L1,M1,2025-01-05,10,
						L2,M2,2025-01-05,10,2025-06-30
						L3,M3,2025-01-06,5,
						L4,M3,2025-01-07,7,
						"""));

		assertThat(terminal.type("2025-01-11", "policy", "announce", "2"))
			.contains("No day is closed yet; how many members it touches is not known.");
		assertThat(terminal.home().resolve("reports/announcement-2/announcement.en.html")).content()
			.doesNotContain("It changes the last day");
		terminal.type("2025-01-11", "run", "--date", "2025-01-10");
		assertThat(terminal.type("2025-01-11", "policy", "announce", "2", "--force"))
			.contains("It touches 2 members: 22 points in 3 lots would expire on another day without it.");
		Path pages = terminal.home().resolve("reports/announcement-2");
		assertThat(pages.resolve("announcement.en.html")).content()
			.contains("<p>It changes the last day of 22 points of 2 members.</p>");
		assertThat(pages.resolve("announcement.ko.md")).content()
			.contains("\n\n회원 2명의 포인트 22P에서 마지막 사용일이 달라집니다.\n\n## 한눈에 보기");
		assertThat(terminal.type("2025-01-11", "--json", "policy", "announce", "2", "--force"))
			.contains("\"members\" : 2,", "\"lots\" : 3,", "\"points\" : 22");
	}

	@Test
	void takesTheNewestPolicyThatIsAnnouncedAndMakesNoBooks() throws IOException {
		Terminal terminal = new Terminal(TestDatabase.H2, this.directory, Policies.programme("", OLD, NEW));

		assertThat(terminal.type("2025-01-14", "policy", "announce")).contains("Policy 1, in force from 2025-01-01: ",
				"Policy 1 is the oldest; there is none before it whose dates it changes.");
		assertThat(terminal.type("2025-01-15", "policy", "announce")).contains("Policy 2, in force from 2025-02-01: ",
				"sms.en.txt: Coffee Club: new points rules from 2025-02-01. See our website.",
				"There are no books yet; how many members it touches is not known.");
		assertThat(names(terminal.home().resolve("reports"))).containsExactly("announcement-1", "announcement-2");
		assertThat(names(terminal.home().resolve("reports/announcement-2"))).containsExactly("announcement.en.html",
				"announcement.en.md", "announcement.ko.html", "announcement.ko.md", "sms.en.txt", "sms.ko.txt",
				"social.en.txt", "social.ko.txt");
		assertThat(terminal.home().resolve("db")).doesNotExist();
	}

	@Test
	void refusesWhatCannotBeAnnouncedOrWritten() throws IOException {
		Terminal terminal = new Terminal(TestDatabase.H2, this.directory, Policies.programme("", OLD, NEW));
		Path out = Files.createDirectories(this.directory.resolve("out"));
		Path mine = Files.writeString(this.directory.resolve("mine.txt"), "mine");
		Path broken = Files.writeString(this.directory.resolve("broken.yml"),
				Policies.programme("", OLD.replace("P2M", "soon")));

		assertRefused(terminal, "The policy file has no policy \"3\"; it has 1, 2.", "3");
		assertRefused(terminal, "No policy is announced or in force on 2024-12-31.", "2024-12-31");
		assertRefused(terminal, "broken.yml:", "--policy", broken.toString());
		assertRefused(terminal, "found no folder", "2", "--out", this.directory.resolve("no/where").toString());
		assertRefused(terminal, "mine.txt is no folder", "2", "--out", mine.toString(), "--force");
		assertRefused(terminal, "holds other files (broken.yml), which are not replaced", "2", "--out",
				this.directory.toString(), "--force");
		assertThat(names(out)).isEmpty();
		terminal.type("2025-01-15", "policy", "announce", "2", "--out", out.toString());
		String written = Files.readString(out.resolve("sms.en.txt"));
		own(terminal, "sms.en.ftl", "Other words");
		assertRefused(terminal, "exists; --force replaces it.", "2", "--out", out.toString());
		own(terminal, "page.html.ftlh", "${no_such}");
		assertRefused(terminal, "page.html.ftlh:1: found ${no_such}, which has no value", "2", "--out", out.toString(),
				"--force");
		assertThat(out.resolve("sms.en.txt")).hasContent(written);
		Files.delete(terminal.home().resolve("templates/announce/page.html.ftlh"));
		terminal.type("2025-01-15", "policy", "announce", "2", "--out", out.toString(), "--force");
		assertThat(out.resolve("sms.en.txt")).hasContent("Other words\n");
	}

	/** The folder of announcements is no locale: nights do not look into it. */
	@Test
	void leavesTheTemplatesOfNoticesAlone() throws IOException {
		Terminal terminal = new Terminal(TestDatabase.H2, this.directory,
				Policies.programme("", OLD.replace("validity:", "notices: {expiry-before: [P1M]}\n    validity:")));
		own(terminal, "sms.en.ftl", "Other words");

		assertThat(terminal.type("2025-01-11", "run", "--date", "2025-01-10")).contains("Closed 1 day");
	}

	private static void own(Terminal terminal, String name, String text) throws IOException {
		Path folder = Files.createDirectories(terminal.home().resolve("templates/announce"));
		Files.writeString(folder.resolve(name), text);
	}

	/**
	 * Announces on the day on which policy 2 is announced, or on another one that is the
	 * only word; nothing is written.
	 */
	private void assertRefused(Terminal terminal, String sentence, String... words) throws IOException {
		boolean onADay = words[0].matches("\\d{4}-.*");
		String day = onADay ? words[0] : "2025-01-15";
		String[] typed = Stream.concat(Stream.of("policy", "announce"), onADay ? Stream.of() : Stream.of(words))
			.toArray(String[]::new);
		List<String> before = names(this.directory);

		assertThat(terminal.codeOf(day, typed)).isEqualTo(ExitCode.USAGE);
		assertThat(terminal.errorsOf(day, typed)).contains(sentence);
		assertThat(names(this.directory)).isEqualTo(before);
		assertThat(terminal.home().resolve("reports/announcement-2")).doesNotExist();
	}

	private static List<String> names(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map((file) -> file.getFileName().toString()).sorted().toList();
		}
	}

}
