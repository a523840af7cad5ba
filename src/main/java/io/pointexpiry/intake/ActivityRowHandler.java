package io.pointexpiry.intake;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.pointexpiry.domain.Activities;
import io.pointexpiry.domain.Width;
import io.pointexpiry.ledger.ActivityTable;
import io.pointexpiry.ledger.ActivityTable.Activity;
import io.pointexpiry.ledger.ActivityTable.Review;
import io.pointexpiry.ledger.MemberTable;

import org.springframework.jdbc.core.JdbcTemplate;

/** The activity file: each row is one thing that a member did on a day. */
final class ActivityRowHandler implements RowHandler<Activity> {

	private static final char SEPARATOR = '\u001F';

	private static final Column<String> MEMBER_ID = Column.required("member_id", CellFormat.id());

	private static final Column<String> TYPE = Column.required("type", CellFormat.word(Width.WORD));

	private static final Column<LocalDate> OCCURRED_ON = Column.required("occurred_on", CellFormat.date());

	private final MemberTable members;

	private final ActivityTable activities;

	ActivityRowHandler(JdbcTemplate jdbc) {
		this.members = new MemberTable(jdbc);
		this.activities = new ActivityTable(jdbc);
	}

	@Override
	public List<Column<?>> columns() {
		return List.of(MEMBER_ID, TYPE, OCCURRED_ON);
	}

	@Override
	public Staged staged() {
		return Staged.in("staged_activity", MEMBER_ID);
	}

	@Override
	public String key(Row row) {
		return row.require(MEMBER_ID) + SEPARATOR + row.require(TYPE) + SEPARATOR + row.require(OCCURRED_ON);
	}

	@Override
	public RowRules<Activity> rulesFor(List<Row> rows, Delivery delivery, boolean lock) {
		Set<String> members = this.members
			.existing(rows.stream().map((row) -> row.require(MEMBER_ID)).distinct().toList());
		List<LocalDate> days = rows.stream().map((row) -> row.require(OCCURRED_ON)).sorted().toList();
		Set<Activity> known = this.activities.find(members, days.get(0), days.get(days.size() - 1));
		return (row) -> decide(row, members, known);
	}

	private static RowOutcome<Activity> decide(Row row, Set<String> members, Set<Activity> known)
			throws RejectedRowException {
		Activity activity = new Activity(row.require(MEMBER_ID), row.require(TYPE), row.require(OCCURRED_ON));
		if (!members.contains(activity.memberId())) {
			throw MEMBER_ID.bad(activity.memberId(), "a member that is known");
		}
		if (activity.type().equals(Activities.EVERY_TYPE)) {
			throw TYPE.bad(activity.type(), "a type of activity; " + Activities.EVERY_TYPE
					+ " stands for every type and comes with the members file only");
		}
		return known.contains(activity) ? RowOutcome.same() : RowOutcome.applied(activity);
	}

	@Override
	public void write(List<Activity> added, Delivery delivery) {
		this.activities.insert(added);
		this.activities.review(added.stream()
			.map((activity) -> new Review(activity.memberId(), activity.occurredOn()))
			.collect(Collectors.toSet()));
	}

}
