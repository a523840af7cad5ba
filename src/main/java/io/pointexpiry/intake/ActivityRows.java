package io.pointexpiry.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.JdbcTemplate;

import io.pointexpiry.domain.Activities;
import io.pointexpiry.domain.Width;
import io.pointexpiry.store.ActivityTable;
import io.pointexpiry.store.ActivityTable.Activity;
import io.pointexpiry.store.ActivityTable.Review;
import io.pointexpiry.store.MemberTable;

/** The activity file: each row is one thing that a member did on a day. */
final class ActivityRows implements Rows {

	private static final char SEPARATOR = '\u001F';

	private static final Column<String> MEMBER_ID = Column.required("member_id", Form.id());

	private static final Column<String> TYPE = Column.required("type", Form.word(Width.WORD));

	private static final Column<LocalDate> OCCURRED_ON = Column.required("occurred_on", Form.date());

	private final MemberTable members;

	private final ActivityTable activities;

	ActivityRows(JdbcTemplate jdbc) {
		this.members = new MemberTable(jdbc);
		this.activities = new ActivityTable(jdbc);
	}

	@Override
	public List<Column<?>> columns() {
		return List.of(MEMBER_ID, TYPE, OCCURRED_ON);
	}

	@Override
	public String key(Row row) {
		return row.require(MEMBER_ID) + SEPARATOR + row.require(TYPE) + SEPARATOR + row.require(OCCURRED_ON);
	}

	@Override
	public void plan(List<Row> rows, Plan plan) {
		List<String> memberIds = rows.stream().map((row) -> row.require(MEMBER_ID)).distinct().toList();
		Set<String> members = this.members.existing(memberIds);
		Set<Activity> known = known(rows, memberIds);
		List<Activity> added = new ArrayList<>();
		for (Row row : rows) {
			Activity activity = new Activity(row.require(MEMBER_ID), row.require(TYPE), row.require(OCCURRED_ON));
			if (!members.contains(activity.memberId())) {
				plan.reject(row, MEMBER_ID.bad(activity.memberId(), "a member that is known"));
			}
			else if (activity.type().equals(Activities.EVERY_TYPE)) {
				plan.reject(row, TYPE.bad(activity.type(), "a type of activity; " + Activities.EVERY_TYPE
						+ " stands for every type and comes with the members file only"));
			}
			else if (known.contains(activity)) {
				plan.same();
			}
			else {
				added.add(activity);
				plan.applied();
			}
		}
		plan.write(() -> write(added));
	}

	private Set<Activity> known(List<Row> rows, List<String> memberIds) {
		List<LocalDate> days = rows.stream().map((row) -> row.require(OCCURRED_ON)).sorted().toList();
		return days.isEmpty() ? Set.of() : this.activities.find(memberIds, days.get(0), days.get(days.size() - 1));
	}

	private void write(List<Activity> added) {
		this.activities.insert(added);
		this.activities.review(added.stream()
			.map((activity) -> new Review(activity.memberId(), activity.occurredOn()))
			.collect(Collectors.toSet()));
	}

}
