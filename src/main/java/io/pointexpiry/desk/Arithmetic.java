package io.pointexpiry.desk;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;

import io.pointexpiry.domain.DatingStep;
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

	private final Words words;

	Arithmetic(Words words) {
		this.words = words;
	}

	/** The steps of {@code LotDates.explain}, oldest policy first. */
	List<String> of(List<DatingStep> steps) {
		List<String> sentences = new ArrayList<>();
		@Nullable DatingStep before = null;
		for (DatingStep step : steps) {
			sentences.add((before == null) ? first(step) : next(step, before));
			before = step;
		}
		sentences.add(outcome(steps.get(steps.size() - 1)));
		return sentences;
	}

	private String first(DatingStep step) {
		return say("dating", counted(step, true), step.policyVersion());
	}

	private String next(DatingStep step, DatingStep before) {
		String effect = switch (step.effect()) {
			case SAME_ENTRY -> say("dating.same");
			case FIRST, AT_ONCE -> say("dating.at-once", counted(step, false));
			case SHORTENED, REFUSED -> protectedDate(step);
			case OLD_DATE -> say("dating.old", protectedDate(step), day(before.chosen()));
		};
		return say("dating.next", step.policyVersion(), effect);
	}

	/** Such as: earned 2015-06-01 + P2Y = 2017-06-01. */
	private String counted(DatingStep step, boolean withAnchor) {
		Validity.Counting counting = step.counting();
		Period period = step.entry().period();
		if (counting == null) {
			return say("dating.own", this.words.day(step.ownExpiresOn()));
		}
		if (period == null || counting.counted() == null) {
			return say("dating.never");
		}
		RoundUp roundUp = step.entry().roundUp();
		boolean shown = withAnchor || roundUp == null || !period.isZero();
		String text = shown ? say("dating.counted", say("dating.anchor." + step.entry().anchor()), step.anchor(),
				period, say("dating.by." + step.entry().dayCount()), counting.counted()) : period.toString();
		if (roundUp != null) {
			text = say(shown ? "dating.rounded" : "dating.rounded.only", text, name(roundUp), day(counting.rounded()));
		}
		Period plus = step.entry().thenPlus();
		return (plus != null) ? say("dating.plus", text, plus, day(counting.last())) : text;
	}

	private String name(RoundUp roundUp) {
		return (roundUp instanceof RoundUp.DayOfYear it)
				? say("round-up.day", "%02d-%02d".formatted(it.day().getMonthValue(), it.day().getDayOfMonth()))
				: say("round-up." + roundUp);
	}

	private String protectedDate(DatingStep step) {
		String counted = counted(step, false);
		LocalDate until = step.protectedUntil();
		return (until != null) ? say("dating.protected", counted, until) : counted;
	}

	private String outcome(DatingStep last) {
		LocalDate floor = last.floor();
		return last.dating()
			.fold((dated) -> (dated.expiresOn() == null) ? say("dating.outcome.never", dated.policyVersion())
					: promised(say("dating.outcome", dated.expiresOn(), dated.policyVersion(), dated.reason()), floor),
					(refused) -> promised(say("dating.outcome.refused", refused.policyVersion(), refused.missing()),
							floor));
	}

	private String promised(String outcome, @Nullable LocalDate floor) {
		return (floor != null) ? say("dating.promised", outcome, floor) : outcome;
	}

	private String day(LastDay day) {
		return day.fold(LocalDate::toString, () -> say("dating.day.never"),
				(column) -> say("dating.day.unknown", column));
	}

	private String day(LotDating dating) {
		return dating.fold(
				(dated) -> (dated.expiresOn() == null) ? say("dating.day.never") : dated.expiresOn().toString(),
				(refused) -> say("dating.day.unknown", refused.missing()));
	}

	private String say(String key, Object... values) {
		return this.words.say(key, values);
	}

}
