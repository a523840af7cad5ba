package io.pointexpiry.file;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PhoneMaskTest {

	@ParameterizedTest
	@ValueSource(strings = { "01012345678", "010-1234-5678", "010 1234 5678", "010.1234.5678", "010/1234/5678",
			"+82 10-1234-5678", "+82 (0)10 1234 5678", "(010)1234-5678", "010–1234–5678", "010\u00A01234\u00A05678",
			"010\u200B1234\u200B5678", "０１０-１２３４-５６７８", "＋８２１０１２３４５６７８", "1588-5678", "0 1 0 1 2 3 4 5 6 7 8" })
	void masksANumberHoweverItIsWritten(String number) {
		assertThat(PhoneMask.of(number)).isEqualTo("***-****-5678");
		assertThat(PhoneMask.in("call " + number + ", please")).isEqualTo("call ***-****-5678, please");
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			on 2024-01-31            | on 2024-01-31
			2024-01-31 to 2024-02-01 | 2024-01-31 to 2024-02-01
			run 2024-12-31.1         | run 2024-12-31.1
			123456 points            | 123456 points
			1234567 points           | ***-****-4567 points
			5,000,000 points         | 5,000,000 points
			since 2026-11-24T13:50:23.123413241Z | since 2026-11-24T13:50:23.123413241Z
			2026-11-24T13:50:23.123413+09:00     | 2026-11-24T13:50:23.123413+09:00
			2026-11-24 13:50:23.913241+00        | 2026-11-24 13:50:23.913241+00
			members-20261124T135023.csv          | members-20261124T135023.csv
			2026-11-24T13:50Z 010-1234-5678      | 2026-11-24T13:50Z ***-****-5678
			2026-11-24 010-1234-5678             | 2026-11-24 ***-****-5678
			2026-11-24T13:50:23.01012345678      | 2026-11-24T13:50:***-****-5678
			01020261124T135023                   | ***-****-1124T135023
			2024-13-31               | ***-****-1331
			2024-01-31-5678          | ***-****-5678
			$1 of 01012345678        | $1 of ***-****-5678
			""", delimiter = '|')
	void leavesDatesAndShortNumbers(String text, String shown) {
		assertThat(PhoneMask.in(text)).isEqualTo(shown);
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			01012345678      | true
			016-123-4567     | true
			+82 10-1234-5678 | true
			82010 1234 5678  | true
			1012345678       | false
			0101234567890    | false
			010-1234-5678 016-123-4567   | true
			01012345678/01087654321      | true
			01012345678,01087654321      | true
			0101234567801087654321       | true
			Kim 010-1234-5678            | true
			2024-0101-000123             | false
			M01012345678     | false
			20240101000      | false
			""", delimiter = '|')
	void knowsMobileNumbersFromIds(String text, boolean mobile) {
		assertThat(PhoneMask.isMobile(text)).isEqualTo(mobile);
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			2016-13-01           | false
			20161301             | false
			02-123-4567          | true
			+1 212 555 0100      | true
			12345678901234567890 | false
			""", delimiter = '|')
	void knowsWhatMayBeANumberInAFieldOfAnotherKind(String text, boolean number) {
		assertThat(PhoneMask.mayBeCalled(text)).isEqualTo(number);
	}

	@Test
	void masksLinesOfAnyLength() {
		String line = "1 ".repeat(100_000);

		assertThat(PhoneMask.in(line)).isEqualTo("***-****-1111 ");
	}

}
