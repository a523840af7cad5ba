package io.pointexpiry.desk;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.pointexpiry.domain.DatingStep;
import io.pointexpiry.domain.DayCount;
import io.pointexpiry.domain.LastDay;
import io.pointexpiry.domain.LotDating;
import io.pointexpiry.domain.RoundUp;
import io.pointexpiry.domain.Validity;
import org.jspecify.annotations.Nullable;

/**
 * The arithmetic of a lot's date in sentences, one for each policy that has a say, and
 * one for the outcome.
 *
 * @see "rules.md#shortened-lots"
 */
final class Arithmetic {

	private static final Map<RoundUp, String> ROUND_UPS = Map.of(RoundUp.CalendarUnit.MONTH, "the end of the MONTH",
			RoundUp.CalendarUnit.QUARTER, "the end of the QUARTER", RoundUp.CalendarUnit.HALF, "the end of the HALF",
			RoundUp.CalendarUnit.YEAR, "the end of the YEAR", RoundUp.MemberDay.BIRTH_MONTH,
			"the end of the member's next birth month", RoundUp.MemberDay.JOIN_MONTH,
			"the end of the next month of joining", RoundUp.MemberDay.JOIN_DAY, "the next anniversary of joining",
			RoundUp.MemberDay.JOIN_YEAR, "the day before the next anniversary of joining");

	private Arithmetic() {
	}

	/** The steps of {@code LotDates.explain}, oldest policy first. */
	static List<String> of(List<DatingStep> steps) {
		List<String> sentences = new ArrayList<>();
		@Nullable DatingStep before = null;
		for (DatingStep step : steps) {
			sentences.add((before == null) ? first(step) : next(step, before));
			before = step;
		}
		sentences.add(outcome(steps.get(steps.size() - 1)));
		return sentences;
	}

	private static String first(DatingStep step) {
		return "%s (policy %s)".formatted(counted(step, true), step.policyVersion());
	}

	private static String next(DatingStep step, DatingStep before) {
		String policy = "policy %s: ".formatted(step.policyVersion());
		return policy + switch (step.effect()) {
			case SAME_ENTRY -> "the same rule as before, so nothing changes";
			case FIRST, AT_ONCE -> counted(step, false) + ", which counts at once";
			case SHORTENED, REFUSED -> counted(step, false) + protectedUntil(step);
			case OLD_DATE -> "%s%s; the date before, %s, is over by then and stays".formatted(counted(step, false),
					protectedUntil(step), day(before.chosen()));
		};
	}

	/** Such as: earned 2015-06-01 + P2Y = 2017-06-01. */
	private static String counted(DatingStep step, boolean withAnchor) {
		Validity.Counting counting = step.counting();
		Period period = step.entry().period();
		if (counting == null) {
			return "the lot keeps the date that it arrived with, " + step.ownExpiresOn();
		}
		if (period == null || counting.counted() == null) {
			return "points never expire";
		}
		StringBuilder text = new StringBuilder();
		RoundUp roundUp = step.entry().roundUp();
		boolean shown = withAnchor || roundUp == null || !period.isZero();
		text.append(shown ? "%s %s + %s%s = %s".formatted(anchor(step), step.anchor(), period,
				by(step.entry().dayCount()), counting.counted()) : period.toString());
		if (roundUp != null) {
			text.append(shown ? ", to " : " to ").append(name(roundUp)).append(" = ").append(day(counting.rounded()));
		}
		if (step.entry().thenPlus() != null) {
			text.append(", + %s = %s".formatted(step.entry().thenPlus(), day(counting.last())));
		}
		return text.toString();
	}

	private static String anchor(DatingStep step) {
		return (step.entry().anchor() == Validity.Anchor.ACTIVITY) ? "earned or last active" : "earned";
	}

	private static String by(DayCount dayCount) {
		return switch (dayCount) {
			case ANNIVERSARY -> "";
			case DAY_BEFORE -> ", the day before,";
			case KOREAN_CIVIL_CODE -> " by the Korean Civil Code";
		};
	}

	private static String name(RoundUp roundUp) {
		return ROUND_UPS.containsKey(roundUp) ? ROUND_UPS.get(roundUp) : nextDayOfYear(roundUp);
	}

	private static String nextDayOfYear(RoundUp roundUp) {
		return (roundUp instanceof RoundUp.DayOfYear it)
				? "the next %02d-%02d".formatted(it.day().getMonthValue(), it.day().getDayOfMonth())
				: roundUp.toString();
	}

	private static String protectedUntil(DatingStep step) {
		LocalDate until = step.protectedUntil();
		return (until != null) ? ", protected until " + until : "";
	}

	private static String outcome(DatingStep last) {
		LocalDate floor = last.floor();
		String promised = (floor == null) ? "" : ", promised until " + floor;
		return last.dating()
			.fold((dated) -> (dated.expiresOn() == null)
					? "so the points never expire (policy %s)".formatted(dated.policyVersion())
					: "so the last usable day is %s (policy %s, %s)%s".formatted(dated.expiresOn(),
							dated.policyVersion(), dated.reason(), promised),
					(refused) -> "so there is no date (policy %s): the member has no %s%s"
						.formatted(refused.policyVersion(), refused.missing(), promised));
	}

	private static String day(LastDay day) {
		return day.fold(LocalDate::toString, () -> "never", (column) -> "unknown without " + column);
	}

	private static String day(LotDating dating) {
		return dating.fold((dated) -> (dated.expiresOn() == null) ? "never" : dated.expiresOn().toString(),
				(refused) -> "unknown without " + refused.missing());
	}

}
