package io.pointexpiry.store;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NoticeStateTest {

	@ParameterizedTest
	@CsvSource(textBlock = """
			MADE,          DELIVERED,     DELIVERED
			PUBLISHED,     ACCEPTED,      ACCEPTED
			PUBLISHED,     DELIVERED,     DELIVERED
			ACCEPTED,      SENT,          SENT
			SENT,          ACCEPTED,      SENT
			SENT,          SENT,          SENT
			DELIVERED,     SENT,          DELIVERED
			DELIVERED,     UNDELIVERABLE, DELIVERED
			UNDELIVERABLE, DELIVERED,     UNDELIVERABLE
			SENT,          UNKNOWN,       UNKNOWN
			UNKNOWN,       SENT,          UNKNOWN
			UNKNOWN,       DELIVERED,     DELIVERED
			DELIVERED,     UNKNOWN,       DELIVERED
			RECALLED,      DELIVERED,     DELIVERED
			RECALLED,      PUBLISHED,     RECALLED
			""")
	void movesForwardOnly(NoticeState now, NoticeState reported, NoticeState then) {
		assertThat(now.after(reported)).isEqualTo(then);
	}

}
