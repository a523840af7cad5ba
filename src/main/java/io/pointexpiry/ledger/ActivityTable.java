package io.pointexpiry.ledger;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.pointexpiry.database.Batches;
import io.pointexpiry.database.Batches.ArrayOf;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What members did, and what nights have to look at because of it: tables
 * {@code activity}, {@code review} and {@code notice_cue}.
 */
public final class ActivityTable {

	private final Batches batches;

	private final JdbcTemplate jdbc;

	public ActivityTable(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
		this.batches = new Batches(jdbc);
	}

	/** The activities of members on the days from first to last, both included. */
	public Set<Activity> find(Collection<String> memberIds, LocalDate first, LocalDate last) {
		return new HashSet<>(this.jdbc.query("""
				select a.member_id, a.type, a.occurred_on
				from unnest(cast(? as varchar array)) as k (id) join activity a on a.member_id = k.id
				where a.occurred_on >= ? and a.occurred_on <= ?""", Batches.keysThen(memberIds, first, last),
				(row, number) -> new Activity(Objects.requireNonNull(row.getString(1)),
						Objects.requireNonNull(row.getString(2)),
						Objects.requireNonNull(row.getObject(3, LocalDate.class)))));
	}

	/** Adds activities of which none is there. */
	public void insert(Collection<Activity> activities) {
		this.batches.load("activity", "member_id, type, occurred_on", activities,
				(activity) -> new Object[] { activity.memberId(), activity.type(), activity.occurredOn() });
	}

	/**
	 * Asks nights to look again at the dates of members; in one order, so that two who
	 * ask the same do not wait for each other.
	 */
	public void review(Set<Review> reviews) {
		this.batches.atOnce("""
				insert into review (member_id, due_on)
				select k.id, k.due_on from unnest(cast(? as varchar array), cast(? as date array)) as k (id, due_on)
				on conflict do nothing""", reviews.stream().sorted(Review.ORDER).toList(),
				List.of(ArrayOf.text(Review::memberId), ArrayOf.date(Review::dueOn)));
	}

	/** Asks the next notices to look again at members. */
	public void look(Collection<String> memberIds) {
		this.batches.each("""
				insert into notice_cue (member_id, item, lot_id, ref, points) values (?, 'LOOK', '', '', 0)
				on conflict do nothing""", memberIds, (memberId) -> new Object[] { memberId });
	}

	/**
	 * Something that a member did.
	 *
	 * @param memberId the member
	 * @param type free text, compared exactly; {@code *} counts as every type
	 * @param occurredOn the day
	 */
	public record Activity(String memberId, String type, LocalDate occurredOn) {
	}

	/**
	 * A member whose dates have to be looked at again.
	 *
	 * @param memberId the member
	 * @param dueOn the first business date whose closing has to
	 */
	public record Review(String memberId, LocalDate dueOn) {

		private static final Comparator<Review> ORDER = Comparator.comparing(Review::memberId)
			.thenComparing(Review::dueOn);

	}

}
