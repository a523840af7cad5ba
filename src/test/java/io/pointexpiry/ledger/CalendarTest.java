package io.pointexpiry.ledger;

import java.time.LocalDate;

import io.pointexpiry.support.TestBooks;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Which days are closed.
 *
 * @see "rules.md#closing-days"
 */
class CalendarTest {

	private static final LocalDate FIRST = LocalDate.parse("2024-12-31");

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void closesDaysInOrderAndOneOfThemTwiceWithoutHarm(TestDatabase database) {
		try (TestBooks books = database.open()) {
			Calendar calendar = new Calendar(books.jdbc());
			calendar.open("coffee");

			calendar.close(FIRST);
			calendar.close(FIRST);
			calendar.close(FIRST.plusDays(1));
			calendar.close(FIRST.plusDays(1));

			assertThat(calendar.firstClosed()).isEqualTo("2024-12-31");
			assertThat(calendar.lastClosed()).isEqualTo("2025-01-01");
			assertThatIllegalStateException().isThrownBy(() -> calendar.close(FIRST))
				.withMessageStartingWith("2024-12-31 cannot be closed");
			assertThatIllegalStateException().isThrownBy(() -> calendar.close(FIRST.plusDays(3)));
		}
	}

}
