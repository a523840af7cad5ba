package io.pointexpiry.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.pointexpiry.support.Policies;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Templates are shown and checked, by themselves and with the policy file. */
class TemplatesCommandTest {

	@TempDir
	private Path directory;

	@Test
	void showsTextsAndMakesNoBooks() throws IOException {
		Terminal terminal = terminal();

		assertThat(terminal.type("2025-01-11", "templates", "check")).contains(
				"ko-KR expiry-warning.short: SMS, EUC-KR, ", "en expiry-warning.short: SMS, GSM-7, ", "    Coffee Club",
				"texts, 0 faults");
		assertThat(terminal.type("2025-01-11", "--json", "templates", "check"))
			.contains("\"template\" : \"expired.short\"", "\"faults\" : [ ]");
		assertThat(terminal.home().resolve("db")).doesNotExist();
	}

	@Test
	void endsWithTwoForABadTemplateAsThePolicyCheckDoes() throws IOException {
		Terminal terminal = terminal();
		own(terminal, "en/expired.short.txt", "#{pionts}");
		own(terminal, "announce/social.en.ftl", "${pionts}");

		for (String command : new String[] { "templates", "policy" }) {
			assertThat(terminal.codeOf("2025-01-11", command, "check")).isEqualTo(ExitCode.USAGE);
			assertThat(terminal.errorsOf("2025-01-11", command, "check")).contains(
					"en/expired.short.txt:1: found #{pionts}; expected one of ",
					"announce/social.en.ftl:1: found ${pionts}, which has no value");
		}
	}

	private Terminal terminal() throws IOException {
		return new Terminal(TestDatabase.H2, this.directory,
				Policies.programme("", Policies.policy("1", "2025-01-01", "validity: [{period: P2M}]")));
	}

	private static void own(Terminal terminal, String name, String text) throws IOException {
		Path file = terminal.home().resolve("templates").resolve(name);
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
	}

}
