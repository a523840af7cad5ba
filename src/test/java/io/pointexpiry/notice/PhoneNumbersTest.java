package io.pointexpiry.notice;

import java.time.ZoneId;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which telephone numbers can be reached.
 *
 * @see "rules.md#reachable-members"
 */
class PhoneNumbersTest {

	private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

	private final PhoneNumbers korean = new PhoneNumbers(Locale.KOREA, SEOUL);

	@ParameterizedTest
	@CsvSource(textBlock = """
			010-1234-5678,     821012345678
			01012345678,       821012345678
			+82 10-1234-5678,  821012345678
			+821012345678,     821012345678
			821012345678,      821012345678
			０１０-１２３４-５６７８, 821012345678
			011-234-5678,      82112345678
			+44 7400 123456,   447400123456
			""")
	void readsMobileNumbers(String written, String international) {
		assertThat(this.korean.target(written)).isEqualTo(new PhoneNumbers.Target(international, ""));
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			'',               no number
			'  ',             no number
			0101234123,       a 010 number has 11 digits
			010-123-4123,     a 010 number has 11 digits
			1588-0000,        no mobile number
			0507-1234-5678,   no mobile number
			02-312-3456,      no mobile number
			010-ABCD-EFGH,    no telephone number
			'010 1234 5678 x9', no telephone number
			999,              no valid telephone number
			010-1234-56789,   no valid telephone number
			""")
	void saysWhyANumberIsNoTarget(String written, String why) {
		assertThat(this.korean.target(written)).isEqualTo(new PhoneNumbers.Target(null, why));
	}

	@ParameterizedTest
	@ValueSource(strings = { "01012345678\nTo: 01099998888", "To: 01012345678", "#{points}", "=010", "😀" })
	void takesNothingForANumberThatCarriesMore(String written) {
		assertThat(this.korean.target(written).international()).isNull();
	}

	@Test
	void takesTheCountryFromTheZoneWhereTheLocaleNamesNone() {
		PhoneNumbers numbers = new PhoneNumbers(Locale.ENGLISH, SEOUL);

		assertThat(numbers.target("010-1234-5678").international()).isEqualTo("821012345678");
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			010-1234-5678,         821012345678
			(010) 1234–5678,       821012345678
			+82 (0)10.1234.5678,   821012345678
			８２ １０ １２３４ ５６７８, 821012345678
			02-312-3456,           8223123456
			0101234123,            82101234123
			+44 7400 123456,       447400123456
			+999 1234567,          9991234567
			""")
	void comparesNumbersInWhateverSpelling(String written, String digits) {
		assertThat(this.korean.comparable(written)).contains(digits);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "M1", "123-456", "010-1234-5678 (home)", "010-ABCD-5678" })
	void comparesNothingThatIsNoNumber(String written) {
		assertThat(this.korean.comparable(written)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "821012345678, 01012345678", "82112345678, 0112345678", "447400123456, +447400123456" })
	void writesTheFormThatTheCountryDials(String international, String national) {
		assertThat(this.korean.national(international)).isEqualTo(national);
	}

}
