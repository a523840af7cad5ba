package io.pointexpiry.notice;

import java.nio.charset.Charset;
import java.text.Normalizer;

import io.pointexpiry.notice.TextGauge.Channel;
import io.pointexpiry.notice.TextGauge.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The length of Korean texts, and what cannot be sent.
 *
 * @see "rules.md#texts"
 */
class KoreanTextTest {

	private final KoreanText eucKr = new KoreanText(Charset.forName("EUC-KR"));

	private final KoreanText ms949 = new KoreanText(Charset.forName("MS949"));

	// Counted by hand: a syllable is two bytes, a Latin letter, digit or space one.
	@ParameterizedTest
	@CsvSource(textBlock = """
			가,              2
			KT 멤버십,       9
			'[KT 멤버십]',   11
			'12,345P를',     9
			2024-12-31까지,  14
			￦1,             3
			→,               2
			""")
	void countsBytesAsGatewaysDo(String text, int bytes) {
		assertThat(this.eucKr.measure(text)).isEqualTo(new Size(bytes, null, null));
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			똠방각하, 0xB620
			펲시콜라, 0xD3B2
			안녕 😀,  0x1F600
			café,     0xE9
			₩100,     0x20A9
			""")
	void namesWhatEucKrLacks(String text, String lacking) {
		assertThat(this.eucKr.measure(text).lacking()).isEqualTo(Integer.decode(lacking));
	}

	@Test
	void hasEverySyllableInMs949() {
		assertThat(this.ms949.measure("똠방각하 펲시콜라")).isEqualTo(new Size(17, null, null));
		assertThat(this.ms949.measure("😀").lacking()).isEqualTo(0x1F600);
	}

	@Test
	void replacesWhatHasAPlainSubstitute() {
		assertThat(this.eucKr.normalise("₩1,000 – 2 — 3\u00A04\u200B5\u20116")).isEqualTo("￦1,000 - 2 - 3 45-6");
		assertThat(this.eucKr.measure("￦1,000 - 2 - 3 45-6")).isEqualTo(new Size(20, null, null));
	}

	@Test
	void composesDecomposedSyllables() {
		String decomposed = Normalizer.normalize("홍길동", Normalizer.Form.NFD);

		assertThat(decomposed).hasSizeGreaterThan(3);
		assertThat(this.eucKr.normalise(decomposed)).isEqualTo("홍길동");
	}

	@ParameterizedTest
	@CsvSource({ "45, 0, SMS", "45, 1, LMS", "1000, 0, LMS", "1000, 1, " })
	void choosesTheChannelByBytes(int syllables, int letters, Channel channel) {
		Size size = this.eucKr.measure("가".repeat(syllables) + "a".repeat(letters));

		assertThat(this.eucKr.channel(size)).isEqualTo(channel);
	}

	@ParameterizedTest
	@CsvSource({ "20, 0, true", "20, 1, false" })
	void limitsSubjectsTo40Bytes(int syllables, int letters, boolean fits) {
		Size size = this.eucKr.measure("가".repeat(syllables) + "a".repeat(letters));

		assertThat(this.eucKr.fitsSubject(size)).isEqualTo(fits);
	}

}
