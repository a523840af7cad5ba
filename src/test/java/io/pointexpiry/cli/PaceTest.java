package io.pointexpiry.cli;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a line says of work that takes long. */
class PaceTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			350000 | 1000000 | PT11.2S | expireDueLots: 350,000 of 1,000,000 lots, 31,250 a second, about 21 s left
			400    | 1000    | PT40S   | expireDueLots: 400 of 1,000 lots, 10 a second, about 1 min 0 s left
			100    | 100000  | PT10S   | expireDueLots: 100 of 100,000 lots, 10 a second, about 2 h 46 min left
			7      | 28      | PT70S   | expireDueLots: 7 of 28 lots, 6 a minute, about 3 min 30 s left
			1      | 4       | PT10M   | expireDueLots: 1 of 4 lots, about 30 min 0 s left
			0      | 30      | PT30S   | expireDueLots: 0 of 30 lots
			30     | 30      | PT30S   | expireDueLots: 30 of 30 lots, 1 a second
			500    | -1      | PT10S   | expireDueLots: 500 lots, 50 a second
			500    | 499     | PT10S   | expireDueLots: 500 lots, 50 a second
			5      | 10      | PT0S    | expireDueLots: 5 of 10 lots, 5,000 a second, about 0 s left
			""")
	void saysHowFarHowFastAndHowLongYet(long done, long total, Duration elapsed, String expected) {
		Pace pace = new Pace("expireDueLots", "lots", done, total, elapsed);

		assertThat(pace.sentence()).isEqualTo(expected);
	}

}
