package io.pointexpiry.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.pointexpiry.domain.Dormancy;
import io.pointexpiry.domain.MemberStatus;
import io.pointexpiry.domain.Policy;
import io.pointexpiry.domain.PolicyHistory;
import org.jspecify.annotations.Nullable;

/**
 * What is due on a day, that day included: the one answer for the night, for what it
 * foresees and at what it stops, for the dry run, the first opening and the audit. Asked
 * of the tables it is a query, over the dates of the last closed day; asked of one lot,
 * with the dates of any day, it is a predicate. Both say the same.
 *
 * <p>
 * Due are open lots with points left: by their own date; without one, because their
 * member lacks what it is made of (they will be refused); of members who left, where the
 * policy in force takes them and no promise for the lot reaches past the day; and, by
 * dormancy, what {@link DueByDormancy} says. Each lot is due in one way only.
 *
 * @see "rules.md#control-totals"
 */
public final class DueLots {

	private static final String OF_ACTIVE = """

			and not exists (select 1 from member m where m.member_id = l.member_id and m.status = 'WITHDRAWN')""";

	private static final String MEMBERS = "from member m join point_lot l on l.member_id = m.member_id where ";

	private final PolicyHistory policies;

	public DueLots(PolicyHistory policies) {
		this.policies = policies;
	}

	/**
	 * A condition on {@code point_lot l}: open, with points left, and its own date meets
	 * a condition.
	 * @param condition such as {@code <= ?}
	 */
	public static String ownDate(String condition) {
		return "l.status = 'OPEN' and l.remaining > 0 and l.expires_on " + condition;
	}

	/** Lots that are due otherwise than by dormancy: no lot in two of the ways. */
	public KeyQuery byDate(LocalDate day) {
		return Stream.concat(Stream.of(ownDate(day), refused(day)), withdrawn(day).stream())
			.map(Part::keys)
			.reduce(KeyQuery::and)
			.orElse(KeyQuery.NOTHING);
	}

	/** Lots that dormancy takes; empty where the policy in force has none. */
	public Optional<KeyQuery> byDormancy(LocalDate day) {
		return dormant(day).map(Part::keys);
	}

	/**
	 * What the closing of a day would take, holds and the guard aside: columns
	 * {@code reason}, {@code version} and {@code remaining}. What waits because a day was
	 * reversed is not in it.
	 */
	public KeyQuery taken(LocalDate day) {
		List<Part> parts = Stream.of(Optional.of(ownDate(day)), withdrawn(day), dormant(day))
			.flatMap(Optional::stream)
			.toList();
		return new KeyQuery(parts.stream().map(Part::counted).collect(Collectors.joining(" union all ")),
				parts.stream().flatMap((part) -> part.parameters().stream()).toList());
	}

	/**
	 * Whether a lot is due otherwise than by dormancy.
	 * @param lot an open lot with points left, dated for a day
	 */
	public boolean isByDate(LotState lot, MemberState owner, LocalDate day) {
		boolean left = owner.member().status() == MemberStatus.WITHDRAWN;
		if (left && !takesWithdrawn(day)) {
			return false;
		}
		LocalDate floor = lot.lot().floor();
		return lot.refused() != null || (left ? floor == null || !floor.isAfter(day) : isUntil(lot.expiresOn(), day));
	}

	/**
	 * Whether dormancy takes a lot.
	 * @param lot an open lot with points left, dated for a day
	 * @param owner its owner, with the dormancy of that day
	 */
	public boolean isByDormancy(LotState lot, MemberState owner, LocalDate day) {
		return owner.member().status() == MemberStatus.ACTIVE && lot.refused() == null && lot.policyVersion() != null
				&& !isUntil(lot.expiresOn(), day) && isUntil(lapseOf(lot, owner, day), day);
	}

	/**
	 * Whether a lot was due, by its own date or by dormancy, before the first day that is
	 * closed.
	 */
	public boolean isBefore(LotState lot, MemberState owner, LocalDate first) {
		LocalDate before = first.minusDays(1);
		boolean left = owner.member().status() == MemberStatus.WITHDRAWN;
		boolean dated = isUntil(lot.expiresOn(), before)
				|| (lot.refused() == null && isUntil(lapseOf(lot, owner, first), before));
		return dated && !(left && !takesWithdrawn(first));
	}

	private @Nullable LocalDate lapseOf(LotState lot, MemberState owner, LocalDate day) {
		return Dormancy.lapseOf(owner.lapseOn(), lot.lot(), owner.member(), this.policies.inForceOn(day));
	}

	private static boolean isUntil(@Nullable LocalDate date, LocalDate day) {
		return date != null && !date.isAfter(day);
	}

	private boolean takesWithdrawn(LocalDate day) {
		return this.policies.inForceOn(day).withdrawal() == Policy.Withdrawal.EXPIRE;
	}

	private static Part ownDate(LocalDate day) {
		return new Part("coalesce(l.date_reason, 'VALIDITY')",
				"from point_lot l where " + ownDate("<= ?") + " and l.refused is null" + OF_ACTIVE, List.of(day));
	}

	private Part refused(LocalDate day) {
		return new Part("'REFUSED'", """
				from point_lot l where l.status = 'OPEN' and l.remaining > 0 and l.refused is not null
				and l.earned_on <= ?""" + (takesWithdrawn(day) ? "" : OF_ACTIVE), List.of(day));
	}

	private Optional<Part> withdrawn(LocalDate day) {
		return !takesWithdrawn(day) ? Optional.empty() : Optional.of(new Part("'WITHDRAWAL'", MEMBERS + """
				m.status = 'WITHDRAWN' and l.status = 'OPEN' and l.remaining > 0 and l.earned_on <= ?
				and (l.floor_on is null or l.floor_on <= ?) and l.refused is null and l.policy_version is not null""",
				List.of(day, day)));
	}

	private Optional<Part> dormant(LocalDate day) {
		Policy inForce = this.policies.inForceOn(day);
		if (inForce.dormancy().isEmpty()) {
			return Optional.empty();
		}
		DueByDormancy due = DueByDormancy.on(day, inForce);
		List<Object> values = new ArrayList<>(due.parameters());
		values.add(day);
		return Optional.of(new Part("'DORMANCY'", MEMBERS + due.sql() + " and l.earned_on <= ?", values));
	}

	/**
	 * One way to be due.
	 *
	 * @param reason why the lots would lapse, as an expression
	 * @param from where they are found
	 * @param parameters the values for it
	 */
	private record Part(String reason, String from, List<Object> parameters) {

		KeyQuery keys() {
			return new KeyQuery("select l.member_id, l.lot_id " + this.from, this.parameters);
		}

		String counted() {
			return "select %s as reason, coalesce(l.policy_version, '') as version, l.remaining %s and l.reversed_on is null"
				.formatted(this.reason, this.from);
		}

	}

}
