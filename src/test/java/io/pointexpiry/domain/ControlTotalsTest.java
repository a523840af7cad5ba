package io.pointexpiry.domain;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Whether what a run read and what became of it agree.
 *
 * @see "rules.md#control-totals"
 */
class ControlTotalsTest {

	@Test
	void agreeWhereEveryCandidateHadOneOutcome() {
		ControlTotals totals = ControlTotals.NONE.read(100)
			.add(Outcome.EXPIRED, 100)
			.read(7)
			.add(Outcome.WITHHELD, 7)
			.read(3)
			.add(Outcome.EXPIRED, 3);

		assertThat(totals.agree()).isTrue();
		assertThat(totals.candidates()).isEqualTo(new Tally(3, 110));
		assertThat(totals.of(Outcome.EXPIRED)).isEqualTo(new Tally(2, 103));
		assertThat(totals.of(Outcome.RETAINED)).isEqualTo(Tally.NONE);
	}

	@Test
	void disagreeInLotsOrInPoints() {
		assertThat(ControlTotals.NONE.read(100).agree()).isFalse();
		assertThat(ControlTotals.NONE.read(100).add(Outcome.EXPIRED, 99).agree()).isFalse();
		assertThat(ControlTotals.NONE.read(0).add(Outcome.REFUSED, 0).add(Outcome.REFUSED, 0).agree()).isFalse();
	}

	@Test
	void partsOfARunAddUp() {
		ControlTotals one = ControlTotals.NONE.read(100).add(Outcome.DEFERRED, 100);
		ControlTotals other = ControlTotals.NONE.read(5).add(Outcome.EXTENDED, 5);

		ControlTotals both = one.plus(other);

		assertThat(both)
			.isEqualTo(ControlTotals.NONE.read(5).read(100).add(Outcome.EXTENDED, 5).add(Outcome.DEFERRED, 100));
		assertThat(both.agree()).isTrue();
	}

	@Test
	void partsAddUpToMoreThan64BitsHold() {
		ControlTotals full = ControlTotals.NONE.read(Long.MAX_VALUE).add(Outcome.EXPIRED, Long.MAX_VALUE);

		ControlTotals both = full.plus(full);

		assertThat(both.candidates().toString()).isEqualTo("Tally[lots=2, points=18446744073709551614]");
		assertThat(both.agree()).isTrue();
		assertThat(both.plus(ControlTotals.NONE.read(1)).agree()).isFalse();
	}

	@Test
	void anOverflowIsAnErrorNotANegativeTotal() {
		ControlTotals full = ControlTotals.NONE.read(Long.MAX_VALUE);

		assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> full.read(1));
	}

}
