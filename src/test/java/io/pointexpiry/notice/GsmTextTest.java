package io.pointexpiry.notice;

import io.pointexpiry.notice.TextGauge.Channel;
import io.pointexpiry.notice.TextGauge.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The length of texts of GSM-7 and UCS-2.
 *
 * @see "rules.md#texts"
 */
class GsmTextTest {

	private final GsmText gsm = new GsmText();

	// 160 septets are 140 octets; an extension character takes two septets, and is not
	// split over two messages.
	@ParameterizedTest
	@CsvSource(textBlock = """
			a, 1,   1,   1
			a, 160, 140, 1
			a, 161, 141, 2
			a, 306, 268, 2
			a, 307, 269, 3
			[, 80,  140, 1
			[, 81,  142, 2
			[, 152, 266, 2
			[, 153, 268, 3
			é, 160, 140, 1
			가, 70, 140, 1
			가, 71, 142, 2
			가, 134, 268, 2
			가, 135, 270, 3
			""")
	void countsOctetsAndSegments(String character, int times, int bytes, int segments) {
		assertThat(this.gsm.measure(character.repeat(times))).isEqualTo(new Size(bytes, segments, null));
	}

	@Test
	void takesTenSegmentsAndNoMore() {
		assertThat(this.gsm.channel(this.gsm.measure("a".repeat(1530)))).isEqualTo(Channel.SMS);
		assertThat(this.gsm.channel(this.gsm.measure("a".repeat(1531)))).isNull();
	}

	@Test
	void refusesWhatUcs2DoesNotHave() {
		assertThat(this.gsm.measure("a\uD83D").lacking()).isEqualTo(0xFFFD);
		assertThat(this.gsm.measure("Kim 😀").lacking()).isEqualTo(0x1F600);
	}

	// smsd cuts a text of more than 160 septets after every 153rd
	@ParameterizedTest
	@CsvSource(ignoreLeadingAndTrailingWhitespace = false, textBlock = """
			149, aa[yyyyyyy,149,  aa[yyyyyyy
			149, aa[yyyyyy,149, aa[yyyyyy
			148, aa[yyyyyyyy,148, aa[yyyyyyyy
			152,[yyyyyyy,152, [yyyyyyy
			305,[,305, [
			300, aaaa[€,300,  aaaa[€
			140, aaaaaaaaaaaaaaaaaaaa[,140, aaaaaaaaaaaaaaaaaaaa[
			""")
	void movesExtensionCharactersPastACut(int before, String after, int stillBefore, String becomes) {
		assertThat(this.gsm.normalise("x".repeat(before) + after)).isEqualTo("x".repeat(stillBefore) + becomes);
	}

}
