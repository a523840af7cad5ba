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
import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.domain.Protection;
import io.pointexpiry.domain.RoundUp;
import io.pointexpiry.domain.RoundUp.MemberDay;
import io.pointexpiry.domain.Validity;
import org.jspecify.annotations.Nullable;

/** How long points can be used under a policy, in plain sentences with worked dates. */
final class ValidityText {

	private static final Period UNTIL_ACTIVE = Period.ofMonths(6);

	private final PolicyHistory history;

	private final Policy policy;

	private final @Nullable LocalDate replacedOn;

	private final Sentences sentences;

	private final Member member;

	private final List<String> lines = new ArrayList<>();

	ValidityText(PolicyHistory history, Policy policy, @Nullable LocalDate replacedOn, Sentences sentences) {
		this.history = history;
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

	List<String> lines() {
		boolean oldest = this.history.olderThan(this.policy).isEmpty();
		say("", "policy.applies-to." + (oldest ? "oldest" : this.policy.appliesTo()), this.policy.effectiveFrom());
		protection();
		say("", "validity");
		for (int i = 0; i < this.policy.validity().size(); i++) {
			entry(this.policy.validity().get(i), i == 0);
		}
		if (this.policy.appliesTo() == Policy.AppliesTo.OPEN_LOTS) {
			this.lines.addAll(new EarlierLotsText(this.history, this.policy, this.sentences).lines());
		}
		return this.lines;
	}

	private void protection() {
		Protection protection = this.policy.protection();
		if (protection == null) {
			return;
		}
		if (this.policy.appliesTo() == Policy.AppliesTo.OPEN_LOTS) {
			openLotsProtection(protection);
		}
		if (!this.policy.dormancy().isEmpty()) {
			say("", "policy.protection.dormancy", protection.forDormancy(this.policy.effectiveFrom()));
		}
	}

	private void openLotsProtection(Protection protection) {
		if (protection instanceof Protection.For time) {
			say("", "policy.protection.for", this.sentences.period(time.period()), this.policy.effectiveFrom());
		}
		if (protection instanceof Protection.Until until) {
			say("", "policy.protection.until", until.day());
		}
	}

	private void entry(Validity entry, boolean first) {
		String points = this.sentences.points(entry.when(), first);
		if (entry.period() == null) {
			say("- ", "entry.never", points);
		}
		else {
			counted(points, entry.period(), entry);
		}
		say("  ", "own-date." + entry.ownDate());
		if (entry.period() != null) {
			examples(entry);
		}
	}

	private void counted(String points, Period period, Validity entry) {
		String key = period.isZero() ? "entry.zero" : "entry." + entry.dayCount();
		say("- ", key, points, this.sentences.period(period), anchor(entry));
		if (entry.roundUp() != null) {
			say("  ", roundUpKey(entry.roundUp()), RoundUpFormat.write(entry.roundUp()));
		}
		if (entry.thenPlus() != null) {
			say("  ", "then-plus", this.sentences.period(entry.thenPlus()));
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
		this.lines.add("  * " + last.fold((day) -> this.sentences.say(key, earnedOn, day, also),
				() -> this.sentences.say("example.never", earnedOn),
				(column) -> this.sentences.say("example.never", earnedOn)));
	}

	private void say(String indent, String key, Object... values) {
		this.lines.add(indent + this.sentences.say(key, values));
	}

}
