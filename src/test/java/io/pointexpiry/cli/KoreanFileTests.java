package io.pointexpiry.cli;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;

import io.pointexpiry.support.Policies;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A file of an old Korean system, as somebody imports it who was not told of charsets.
 */
class KoreanFileTests {

	private static final String DAY = "2025-01-02";

	@TempDir
	private Path directory;

	private Terminal terminal;

	private String file;

	@BeforeEach
	void writeFile() throws IOException {
		this.terminal = new Terminal(TestDatabase.H2, this.directory, Policies.quiet("{period: P1M}", ""));
		this.file = Files
			.write(this.directory.resolve("members.csv"),
					"member_id,name\r\nM1,똠방각하\r\nM2,하나\r\n".getBytes(Charset.forName("MS949")))
			.toString();
	}

	@Test
	void isRefusedWholeWithWhatToType() {
		assertThat(this.terminal.errorsOf(DAY, "import", "--members", this.file)).isEqualToNormalizingNewlines(
				"The file of members, %s, looks like MS949 and would be read as UTF-8; give --charset MS949"
					.formatted(this.file) + " (iconv and others call it CP949: iconv -f CP949 -t UTF-8).\n");
		assertThat(this.terminal.codeOf(DAY, "import", "--members", this.file)).isEqualTo(ExitCode.USAGE);
	}

	@Test
	void isReadUnderEitherName() {
		assertThat(this.terminal.type(DAY, "import", "--members", this.file, "--charset", "cp949"))
			.contains("2 rows = 2 applied");
		assertThat(this.terminal.type(DAY, "import", "--members", this.file, "--charset", "MS949"))
			.contains("2 rows = 0 applied + 2 unchanged");
		assertThat(this.terminal.errorsOf(DAY, "import", "--members", this.file, "--charset", "KSC"))
			.isEqualToNormalizingNewlines("--charset is \"KSC\"; expected UTF-8 or MS949.\n");
	}

}
