package io.pointexpiry.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import io.pointexpiry.support.Policies;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The number of a caller, read from standard input.
 *
 * @see "rules.md#the-customer-desk"
 */
class CallersNumberTests {

	@TempDir
	private Path directory;

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void findsTheCallerWhoseNumberNoListOfProcessesShows(TestDatabase database) throws IOException {
		Terminal terminal = new Terminal(database, this.directory, Policies.quiet("{period: P1M}"));
		terminal.type("2025-01-01", "import", "--members",
				terminal.file("member_id,phone\nM1,010-1234-5678\nM2,010-1234-5679\n"));
		InputStream before = System.in;
		try {
			System.setIn(typed("+82 10 1234 5678\nand more\n"));
			assertThat(terminal.type("2025-01-02", "explain", "--phone", "-")).contains("Member M1, ");
			System.setIn(typed("010-1234-0000"));
			assertThat(terminal.errorsOf("2025-01-02", "explain", "--phone=-")).isEqualTo(
					"No member has the number ***-****-0000; check it, or ask for the member's id.%n".formatted());
			System.setIn(typed("\n"));
			assertThat(terminal.codeOf("2025-01-02", "explain", "--phone", "-")).isEqualTo(ExitCode.USAGE);
		}
		finally {
			System.setIn(before);
		}
		assertThat(terminal.type("2025-01-02", "explain", "--phone", "010-1234-5679")).contains("Member M2, ");
	}

	@ParameterizedTest
	@CsvSource({ "' 010-1234-5678 \r\n', 010-1234-5678", "０１０-１２３４-５６７８, ０１０-１２３４-５６７８" })
	void readsTheFirstLine(String input, String number) {
		assertThat(CallersNumber.read(null, typed(input))).isEqualTo(number);
	}

	@Test
	void refusesALineThatIsNoNumberWithoutShowingIt() {
		assertThatExceptionOfType(UsageError.class).isThrownBy(() -> CallersNumber.read(null, typed(" \n010")))
			.withMessage("With --phone - a line with the number is expected on standard input, found none.");
		assertThatExceptionOfType(UsageError.class).isThrownBy(() -> CallersNumber.read(null, typed("1".repeat(101))))
			.withMessageContaining("found more than 100 characters")
			.withMessageNotContaining("1111");
	}

	private static InputStream typed(String text) {
		return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
	}

}
