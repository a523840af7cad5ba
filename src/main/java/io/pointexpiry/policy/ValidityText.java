package io.pointexpiry.policy;

import java.time.LocalDate;
import java.time.Month;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.pointexpiry.domain.Activities;
import io.pointexpiry.domain.LastDay;
import io.pointexpiry.domain.Member;
import io.pointexpiry.domain.MemberStatus;
import io.pointexpiry.domain.Policy;
import io.pointexpiry.domain.RoundUp;
import io.pointexpiry.domain.RoundUp.MemberDay;
import io.pointexpiry.domain.Validity;
import io.pointexpiry.policy.PolicyLine.Level;
import org.jspecify.annotations.Nullable;

/** How long points can be used under a policy, in plain sentences with worked dates. */
final class ValidityText {

	private static final Period UNTIL_ACTIVE = Period.ofMonths(6);

	private final Policy policy;

	private final @Nullable LocalDate replacedOn;

	private final Sentences sentences;

	private final Member member;

	private final List<PolicyLine> lines = new ArrayList<>();

	ValidityText(Policy policy, @Nullable LocalDate replacedOn, Sentences sentences) {
		this.policy = policy;
		this.replacedOn = replacedOn;
		this.sentences = sentences;
		this.member = exampleMember(policy.effectiveFrom());
	}

	/** Who stands for members with a birth month and a day of joining. */
	static Member exampleMember(LocalDate effectiveFrom) {
		LocalDate joinedOn = LocalDate.of(effectiveFrom.getYear() - 3, Month.MARCH, 15);
		return new Member("example", "", MemberStatus.ACTIVE, joinedOn, Month.MARCH.getValue());
	}

	List<PolicyLine> lines() {
		say(Level.HEADING, "validity");
		for (int i = 0; i < this.policy.validity().size(); i++) {
			entry(this.policy.validity().get(i), i == 0);
		}
		return this.lines;
	}

	private void entry(Validity entry, boolean first) {
		String points = this.sentences.points(entry.when(), first);
		if (entry.period() == null) {
			say(Level.RULE, "entry.never", points);
		}
		else {
			counted(points, entry.period(), entry);
		}
		say(Level.DETAIL, "own-date." + entry.ownDate());
		if (entry.period() != null) {
			examples(entry);
		}
	}

	private void counted(String points, Period period, Validity entry) {
		String key = period.isZero() ? "entry.zero" : "entry." + entry.dayCount();
		say(Level.RULE, key, points, this.sentences.period(period), anchor(entry));
		if (entry.roundUp() != null) {
			say(Level.DETAIL, roundUpKey(entry.roundUp()), RoundUpFormat.write(entry.roundUp()));
		}
		if (entry.thenPlus() != null) {
			say(Level.DETAIL, "then-plus", this.sentences.period(entry.thenPlus()));
		}
	}

	private String anchor(Validity entry) {
		return entry.counts().isEmpty() ? this.sentences.say("anchor." + entry.anchor())
				: this.sentences.say("anchor.ACTIVITY.counts", this.sentences.words(entry.counts()));
	}

	private static String roundUpKey(RoundUp roundUp) {
		return (roundUp instanceof RoundUp.DayOfYear) ? "round-up.day" : "round-up." + roundUp;
	}

	private void examples(Validity entry) {
		for (LocalDate earnedOn : WorkedDates.between(this.policy.effectiveFrom(), this.replacedOn)) {
			example(exampleKey(entry.roundUp()), entry.lastDay(earnedOn, this.member), earnedOn,
					this.member.joinedOn());
		}
		if (entry.anchor() == Validity.Anchor.ACTIVITY) {
			LocalDate earnedOn = this.policy.effectiveFrom();
			LocalDate activeOn = earnedOn.plus(UNTIL_ACTIVE);
			LocalDate anchor = entry.anchorOf(earnedOn, new Activities(Map.of(Activities.EVERY_TYPE, activeOn)));
			example("example.active", entry.lastDay(anchor, this.member), earnedOn, activeOn);
		}
	}

	private static String exampleKey(@Nullable RoundUp roundUp) {
		if (roundUp == MemberDay.BIRTH_MONTH) {
			return "example.BIRTH_MONTH";
		}
		return (roundUp instanceof MemberDay) ? "example.JOIN" : "example";
	}

	private void example(String key, LastDay last, LocalDate earnedOn, @Nullable LocalDate other) {
		String also = (other != null) ? other.toString() : "";
		this.lines.add(new PolicyLine(Level.EXAMPLE,
				last.fold((day) -> this.sentences.say(key, earnedOn, day, also),
						() -> this.sentences.say("example.never", earnedOn),
						(column) -> this.sentences.say("example.never", earnedOn))));
	}

	private void say(Level level, String key, Object... values) {
		this.lines.add(new PolicyLine(level, this.sentences.say(key, values)));
	}

}
