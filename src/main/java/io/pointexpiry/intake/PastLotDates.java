package io.pointexpiry.intake;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.pointexpiry.domain.Activities;
import io.pointexpiry.domain.Lot;
import io.pointexpiry.domain.LotDates;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.domain.RedeemableBalance;
import io.pointexpiry.domain.Validity;
import io.pointexpiry.ledger.MemberReads;
import io.pointexpiry.ledger.MemberState;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The dates that lots had on certain days, by what their members had done by then.
 * Activity is read only where the programme has dates that roll with it.
 *
 * @see "rules.md#redemptions"
 */
final class PastLotDates implements RedeemableBalance.DateOnDay {

	private static final String REDEEM = "REDEEM";

	private final LotDates dates;

	private final Map<String, MemberState> members;

	private final Map<LocalDate, Map<String, Activities>> activities = new HashMap<>();

	private PastLotDates(LotDates dates, Map<String, MemberState> members) {
		this.dates = dates;
		this.members = members;
	}

	/** Reads members as on the days given for each. */
	static PastLotDates read(JdbcTemplate jdbc, Programme programme, Map<String, Set<LocalDate>> days) {
		MemberReads reads = new MemberReads(jdbc);
		PastLotDates view = new PastLotDates(new LotDates(programme.policies()), reads.members(days.keySet()));
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

	@Override
	public @Nullable LocalDate expiresOn(Lot lot, LocalDate day, @Nullable LocalDate redeemedOn) {
		MemberState state = this.members.get(lot.memberId());
		if (state == null) {
			throw new IllegalArgumentException(
					"lot %s: member %s was not asked for".formatted(lot.lotId(), lot.memberId()));
		}
		Activities known = this.activities.getOrDefault(day, Map.of()).getOrDefault(lot.memberId(), Activities.NONE);
		return this.dates.dateOf(lot, state.member(), with(redeemedOn, known), day)
			.fold((dated) -> dated.expiresOn(), (refused) -> null);
	}

	private static Activities with(@Nullable LocalDate redeemedOn, Activities known) {
		if (redeemedOn == null) {
			return known;
		}
		Map<String, LocalDate> latest = new HashMap<>(known.latestByType());
		latest.merge(REDEEM, redeemedOn, (one, other) -> one.isAfter(other) ? one : other);
		return new Activities(latest);
	}

}
