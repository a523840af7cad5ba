package io.pointexpiry.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.pointexpiry.domain.Activities;
import io.pointexpiry.domain.Dormancy;
import io.pointexpiry.domain.DormancyRule;
import io.pointexpiry.domain.DormancyRule.CountFrom;
import io.pointexpiry.domain.DormancyRule.Timed;
import io.pointexpiry.domain.DormancyState;
import io.pointexpiry.domain.Member;
import io.pointexpiry.domain.MemberStatus;
import io.pointexpiry.domain.Policy;
import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.policy.PolicyLine.Level;
import org.jspecify.annotations.Nullable;

/** A policy's dormancy in plain sentences, with worked dates. */
final class DormancyText {

	/** No word of the file is empty, so no entry names it. */
	private static final String OTHER_TIER = "";

	private final PolicyHistory history;

	private final Policy policy;

	private final @Nullable LocalDate replacedOn;

	private final Sentences sentences;

	private final List<PolicyLine> lines = new ArrayList<>();

	DormancyText(PolicyHistory history, Policy policy, @Nullable LocalDate replacedOn, Sentences sentences) {
		this.history = history;
		this.policy = policy;
		this.replacedOn = replacedOn;
		this.sentences = sentences;
	}

	List<PolicyLine> lines() {
		if (this.policy.dormancy().isEmpty()) {
			return List.of(new PolicyLine(Level.SENTENCE, this.sentences.say("dormancy.none")));
		}
		say(Level.HEADING, "dormancy");
		for (int i = 0; i < this.policy.dormancy().size(); i++) {
			DormancyRule rule = this.policy.dormancy().get(i);
			String members = this.sentences.members(rule.when(), i == 0);
			rule.timed()
				.ifPresentOrElse((timed) -> timed(members, timed), () -> say(Level.RULE, "dormancy.exempt", members));
		}
		return this.lines;
	}

	private void timed(String members, Timed rule) {
		say(Level.RULE, "dormancy.after", members, this.sentences.period(rule.dormantAfter()));
		if (!rule.counts().isEmpty()) {
			say(Level.DETAIL, "dormancy.counts", this.sentences.words(rule.counts()));
		}
		if (rule.expireAfter() != null) {
			say(Level.DETAIL, "dormancy.expire", this.sentences.period(rule.expireAfter()));
		}
		else {
			say(Level.DETAIL, "dormancy.keep");
		}
		if (!rule.warnBefore().isEmpty()) {
			say(Level.DETAIL, (rule.expireAfter() != null) ? "dormancy.warn.lapse" : "dormancy.warn.state",
					this.sentences.periods(rule.warnBefore()));
		}
		if (rule.countFrom() == CountFrom.INTRODUCTION) {
			say(Level.DETAIL, "dormancy.introduction", introducedOn());
		}
		tierOf(rule).ifPresent((tier) -> WorkedDates.between(this.policy.effectiveFrom(), this.replacedOn)
			.forEach((since) -> example(tier, since)));
	}

	/** A tier whose members this rule means; none where earlier rules take them all. */
	private Optional<String> tierOf(Timed rule) {
		Set<String> tiers = rule.when().tiers().isEmpty() ? Set.of(OTHER_TIER) : new TreeSet<>(rule.when().tiers());
		return tiers.stream()
			.filter((tier) -> this.policy.dormancyFor(tier).filter(rule::equals).isPresent())
			.findFirst();
	}

	private void example(String tier, LocalDate since) {
		Member member = new Member("example", tier, MemberStatus.ACTIVE, since, null);
		Activities activities = new Activities(Map.of(Activities.EVERY_TYPE, since));
		DormancyState state = new Dormancy(this.history).on(member, activities, since);
		LocalDate dormantOn = Objects.requireNonNull(state.dormantOn());
		if (state.lapseOn() != null) {
			say(Level.EXAMPLE, "dormancy.example.expire", since, dormantOn, state.lapseOn());
		}
		else {
			say(Level.EXAMPLE, "dormancy.example", since, dormantOn);
		}
	}

	/** The first day of the unbroken row of dormancy policies that ends with this one. */
	private LocalDate introducedOn() {
		LocalDate introducedOn = null;
		for (Policy each : this.history.policies()) {
			if (each.dormancy().isEmpty()) {
				introducedOn = null;
			}
			else if (introducedOn == null) {
				introducedOn = each.effectiveFrom();
			}
			if (each.equals(this.policy)) {
				break;
			}
		}
		return (introducedOn != null) ? introducedOn : this.policy.effectiveFrom();
	}

	private void say(Level level, String key, Object... values) {
		this.lines.add(new PolicyLine(level, this.sentences.say(key, values)));
	}

}
