package io.pointexpiry.intake;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

import io.pointexpiry.domain.Activities;
import io.pointexpiry.domain.Lot;
import io.pointexpiry.domain.LotDates;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.domain.Validity;
import io.pointexpiry.store.MemberReads;
import io.pointexpiry.store.MemberState;

/**
 * Members and what they had done by certain days, for the dates that their lots had on
 * them. Activity is read only where the programme has dates that roll with it.
 */
final class MembersOnDays {

	private static final String REDEEM = "REDEEM";

	private final LotDates dates;

	private final Map<String, MemberState> members;

	private final Map<LocalDate, Map<String, Activities>> activities = new HashMap<>();

	private final Map<String, LocalDate> redeemed = new HashMap<>();

	private MembersOnDays(LotDates dates, Map<String, MemberState> members) {
		this.dates = dates;
		this.members = members;
	}

	/** Reads members as on the days given for each. */
	static MembersOnDays read(JdbcTemplate jdbc, Programme programme, Map<String, Set<LocalDate>> days) {
		MemberReads reads = new MemberReads(jdbc);
		MembersOnDays view = new MembersOnDays(new LotDates(programme.policies()), reads.members(days.keySet()));
		if (datesRoll(programme)) {
			Map<LocalDate, Set<String>> whoByDay = new TreeMap<>();
			days.forEach((memberId, itsDays) -> itsDays
				.forEach((day) -> whoByDay.computeIfAbsent(day, (any) -> new TreeSet<>()).add(memberId)));
			whoByDay.forEach((day, who) -> view.activities.put(day, reads.activities(who, day)));
		}
		return view;
	}

	private static boolean datesRoll(Programme programme) {
		return programme.policies()
			.policies()
			.stream()
			.flatMap((policy) -> policy.validity().stream())
			.anyMatch((entry) -> entry.anchor() == Validity.Anchor.ACTIVITY);
	}

	boolean knows(String memberId) {
		return this.members.containsKey(memberId);
	}

	/** Notes a redemption that is not in the books yet. */
	void redeemed(String memberId, LocalDate day) {
		this.redeemed.merge(memberId, day, (one, other) -> one.isAfter(other) ? one : other);
	}

	/**
	 * A lot's last usable day as it was on a day; null: never, or not to be told for lack
	 * of the member's data.
	 */
	@Nullable LocalDate expiresOn(Lot lot, LocalDate day) {
		MemberState state = this.members.get(lot.memberId());
		if (state == null) {
			throw new IllegalArgumentException(
					"lot %s: member %s was not asked for".formatted(lot.lotId(), lot.memberId()));
		}
		return this.dates.dateOf(lot, state.member(), activities(lot.memberId(), day), day)
			.fold((dated) -> dated.expiresOn(), (refused) -> null);
	}

	private Activities activities(String memberId, LocalDate day) {
		Activities known = this.activities.getOrDefault(day, Map.of()).getOrDefault(memberId, Activities.NONE);
		LocalDate redeemedOn = this.redeemed.get(memberId);
		if (redeemedOn == null) {
			return known;
		}
		Map<String, LocalDate> latest = new HashMap<>(known.latestByType());
		latest.merge(REDEEM, redeemedOn, (one, other) -> one.isAfter(other) ? one : other);
		return new Activities(latest);
	}

}
