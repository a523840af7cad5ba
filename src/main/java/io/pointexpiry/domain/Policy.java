package io.pointexpiry.domain;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * One version of the programme's rules, from the day it takes effect until a newer one
 * does.
 *
 * @param version the name that records carry
 * @param announcedOn the day from which members are told of it
 * @param effectiveFrom the first business date on which it is in force
 * @param appliesTo which lots it governs
 * @param protection how long it leaves old dates alone, of lots and of dormancy; never
 * null where it applies to open lots
 * @param validity how long lots can be used; the last entry has no condition
 * @param dormancy when members become dormant; empty: never
 * @param notices what members are told; null: nothing
 * @param guard what protects members who were not told; null: nothing does
 * @param extensions promises of more time, in the order in which they are asked
 * @param withdrawal what happens to the lots of members who left
 * @see "rules.md#the-policy-in-force"
 */
public record Policy(String version, LocalDate announcedOn, LocalDate effectiveFrom, AppliesTo appliesTo,
		@Nullable Protection protection, List<Validity> validity, List<DormancyRule> dormancy,
		@Nullable NoticePlan notices, @Nullable NoticeGuard guard, List<ExtensionProgramme> extensions,
		Withdrawal withdrawal) {

	public Policy {
		validity = List.copyOf(validity);
		dormancy = List.copyOf(dormancy);
		extensions = List.copyOf(extensions);
		if (protection == null && appliesTo == AppliesTo.OPEN_LOTS) {
			throw new IllegalArgumentException(
					"policy %s: expected a protection where open lots are governed".formatted(version));
		}
		if (validity.isEmpty() || !validity.get(validity.size() - 1).when().equals(Condition.ALWAYS)) {
			throw new IllegalArgumentException(
					"policy %s: expected a last validity entry without condition".formatted(version));
		}
	}

	/** The validity entry for lots of this kind, held by members of this tier. */
	public Validity entryFor(String kind, String tier) {
		return this.validity.get(entryIndexFor(kind, tier));
	}

	/** The place of that entry, from 0: the first whose condition holds. */
	public int entryIndexFor(String kind, String tier) {
		return IntStream.range(0, this.validity.size())
			.filter((index) -> this.validity.get(index).when().matches(kind, tier))
			.findFirst()
			.orElseThrow();
	}

	/**
	 * How members of this tier become dormant: the first entry whose condition holds;
	 * empty where they are exempt, none matches, or there is no dormancy.
	 */
	public Optional<DormancyRule.Timed> dormancyFor(String tier) {
		return this.dormancy.stream()
			.filter((rule) -> rule.when().matchesTier(tier))
			.findFirst()
			.flatMap(DormancyRule::timed);
	}

	/**
	 * How long a lot is put off, and what comes back can be used: as the guard says; 14
	 * days where there is none.
	 */
	public Period deferral() {
		return ((this.guard != null) ? this.guard : NoticeGuard.DEFAULT).defer();
	}

	/** Whether this policy governs lots of that day by being older than they are. */
	boolean isInForceWhenEarned(LocalDate earnedOn) {
		return !this.effectiveFrom.isAfter(earnedOn);
	}

	/** Which lots a policy governs. */
	public enum AppliesTo {

		/** Lots earned from its effective-from. */
		NEW_LOTS,
		/** Every open lot, from that day on. */
		OPEN_LOTS

	}

	/** What happens to the lots of members who left. */
	public enum Withdrawal {

		/** They are left alone. */
		KEEP,
		/** They expire, unwarned. */
		EXPIRE

	}

}
