package io.pointexpiry.campaign;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Who gets no message.
 *
 * @see "rules.md#campaigns"
 */
class ControlGroupTest {

	@Test
	void drawsTheSameMembersForTheSameSeedWhoeverElseIsThere() {
		List<String> all = drawn(new ControlGroup("spring", 10), 0, 10_000);
		List<String> some = drawn(new ControlGroup("spring", 10), 0, 100);

		assertThat(drawn(new ControlGroup("spring", 10), 0, 10_000)).isEqualTo(all);
		assertThat(all).startsWith(some.toArray(String[]::new)).hasSizeBetween(900, 1_100);
		assertThat(some).containsExactly("M00008", "M00010", "M00017", "M00020", "M00023", "M00027", "M00028", "M00033",
				"M00039", "M00051", "M00056", "M00057", "M00078", "M00081");
	}

	@Test
	void drawsOtherMembersForAnotherSeed() {
		List<String> spring = drawn(new ControlGroup("spring", 10), 0, 10_000);
		List<String> autumn = drawn(new ControlGroup("autumn", 10), 0, 10_000);

		assertThat(autumn).hasSizeBetween(900, 1_100);
		assertThat(autumn.stream().filter(spring::contains)).hasSizeBetween(50, 150);
	}

	@Test
	void drawsNobodyOrNearlyEverybodyAtTheEnds() {
		assertThat(drawn(new ControlGroup("", 0), 0, 1_000)).isEmpty();
		assertThat(drawn(new ControlGroup("", 99), 0, 1_000)).hasSizeBetween(975, 1_000);
		assertThatIllegalArgumentException().isThrownBy(() -> new ControlGroup("", 100))
			.withMessage("A control group of 100 percent was asked for; expected 0 to 99.");
		assertThatIllegalArgumentException().isThrownBy(() -> new ControlGroup("", -1));
	}

	private static List<String> drawn(ControlGroup control, int from, int to) {
		return IntStream.range(from, to).mapToObj("M%05d"::formatted).filter(control::holds).toList();
	}

}
