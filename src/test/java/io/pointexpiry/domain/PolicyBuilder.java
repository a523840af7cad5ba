package io.pointexpiry.domain;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import io.pointexpiry.domain.Policy.AppliesTo;
import io.pointexpiry.domain.Policy.Withdrawal;
import io.pointexpiry.domain.RoundUp.CalendarUnit;
import io.pointexpiry.domain.RoundUp.MemberDay;
import io.pointexpiry.domain.Validity.Anchor;
import io.pointexpiry.domain.Validity.OwnDate;
import org.jspecify.annotations.Nullable;

/** Builds policies for tests, with entries in short words such as {@code P0D YEAR}. */
final class PolicyBuilder {

	private final String version;

	private final LocalDate effectiveFrom;

	private final List<Validity> validity = new ArrayList<>();

	private final List<DormancyRule> dormancy = new ArrayList<>();

	private @Nullable Protection protection;

	private @Nullable NoticePlan notices;

	private @Nullable NoticeGuard guard;

	private Withdrawal withdrawal = Withdrawal.KEEP;

	private PolicyBuilder(String version, LocalDate effectiveFrom) {
		this.version = version;
		this.effectiveFrom = effectiveFrom;
	}

	/** A policy named after the year in which it takes effect, on 1 January. */
	static PolicyBuilder policyOf(int year) {
		return new PolicyBuilder(String.valueOf(year), LocalDate.of(year, 1, 1));
	}

	static PolicyBuilder policyFrom(LocalDate effectiveFrom) {
		return new PolicyBuilder(effectiveFrom.toString(), effectiveFrom);
	}

	/** The protection, as a period or a day; null: new lots only. */
	PolicyBuilder protecting(@Nullable String text) {
		this.protection = (text == null) ? null : text.startsWith("P") ? new Protection.For(Period.parse(text))
				: new Protection.Until(LocalDate.parse(text));
		return this;
	}

	PolicyBuilder valid(String entry) {
		this.validity.add(entry(Condition.ALWAYS, entry));
		return this;
	}

	PolicyBuilder valid(Validity entry) {
		this.validity.add(entry);
		return this;
	}

	PolicyBuilder validFor(String kind, String entry) {
		this.validity.add(entry(new Condition(Set.of(kind), Set.of()), entry));
		return this;
	}

	PolicyBuilder dormancy(DormancyRule... rules) {
		this.dormancy.addAll(List.of(rules));
		return this;
	}

	PolicyBuilder warning(long minimumPoints, String... stages) {
		List<Period> before = Arrays.stream(stages).map(Period::parse).toList();
		this.notices = new NoticePlan(before, minimumPoints, false, NoticePlan.Bundle.DAY, null, StandardCharsets.UTF_8,
				NoticePlan.Files.NONE);
		return this;
	}

	PolicyBuilder guarded(@Nullable NoticeGuard guard) {
		this.guard = guard;
		return this;
	}

	PolicyBuilder onWithdrawal(Withdrawal withdrawal) {
		this.withdrawal = withdrawal;
		return this;
	}

	Policy build() {
		List<Validity> entries = this.validity.isEmpty() ? List.of(entry(Condition.ALWAYS, "P1Y")) : this.validity;
		return new Policy(this.version, this.effectiveFrom, this.effectiveFrom,
				(this.protection != null) ? AppliesTo.OPEN_LOTS : AppliesTo.NEW_LOTS, this.protection, entries,
				this.dormancy, this.notices, this.guard, List.of(), this.withdrawal);
	}

	static PolicyHistory history(PolicyBuilder... policies) {
		return new PolicyHistory(Arrays.stream(policies).map(PolicyBuilder::build).toList());
	}

	/**
	 * An entry in words: a period or NEVER, then any of a round-up, {@code +P15D},
	 * {@code activity}, {@code ignored}.
	 */
	static Validity entry(Condition when, String text) {
		String[] words = text.split(" ");
		List<String> rest = List.of(words).subList(1, words.length);
		RoundUp roundUp = rest.stream()
			.map(PolicyBuilder::roundUp)
			.filter((unit) -> unit != null)
			.findFirst()
			.orElse(null);
		Period thenPlus = rest.stream()
			.filter((word) -> word.startsWith("+"))
			.map((word) -> Period.parse(word.substring(1)))
			.findFirst()
			.orElse(null);
		return new Validity(when, words[0].equals("NEVER") ? null : Period.parse(words[0]),
				rest.contains("activity") ? Anchor.ACTIVITY : Anchor.EARNED, Set.of(), DayCount.ANNIVERSARY, roundUp,
				thenPlus, rest.contains("ignored") ? OwnDate.IGNORED : OwnDate.KEPT);
	}

	private static @Nullable RoundUp roundUp(String word) {
		for (CalendarUnit unit : CalendarUnit.values()) {
			if (unit.name().equals(word)) {
				return unit;
			}
		}
		for (MemberDay day : MemberDay.values()) {
			if (day.name().equals(word)) {
				return day;
			}
		}
		return null;
	}

}
