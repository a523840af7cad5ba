package io.pointexpiry.intake;

import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.pointexpiry.domain.Activities;
import io.pointexpiry.domain.MemberStatus;
import io.pointexpiry.domain.NoticeWishes;
import io.pointexpiry.domain.Width;
import io.pointexpiry.ledger.ActivityTable;
import io.pointexpiry.ledger.ActivityTable.Activity;
import io.pointexpiry.ledger.MemberTable;
import io.pointexpiry.ledger.StoredMember;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The members file: a newer row updates the member; a column that the file lacks is kept,
 * an empty cell clears. {@code last_activity_on} is an activity of every type; it is
 * added to what is known, and never takes a day away. Name and number of a withdrawn
 * member that were purged do not come back with a row that leaves them withdrawn, however
 * new.
 *
 * @see "rules.md#member-rows"
 */
final class MemberRowHandler implements RowHandler<MemberChange> {

	private static final Column<String> MEMBER_ID = Column.required("member_id", CellFormat.id());

	private static final Column<String> NAME = Column.optional("name", CellFormat.text(Width.MEMBER_NAME));

	private static final Column<String> PHONE = Column.optional("phone", CellFormat.phone());

	private static final Column<String> TIER = Column.optional("tier", CellFormat.word(Width.WORD));

	private static final Column<MemberStatus> STATUS = Column.optional("status", CellFormat.oneOf(MemberStatus.class));

	private static final Column<LocalDate> JOINED_ON = Column.optional("joined_on", CellFormat.date());

	private static final Column<Long> BIRTH_MONTH = Column.optional("birth_month", CellFormat.wholeNumber(1, 12));

	private static final Column<LocalDate> LAST_ACTIVITY_ON = Column.optional("last_activity_on", CellFormat.date());

	private static final Column<Boolean> NOTICES_OFF = Column.optional("notices_off", CellFormat.flag());

	private static final Column<List<Period>> NOTICES_ON = Column.optional("notices_on", CellFormat.stages());

	private static final Column<Boolean> MARKETING_CONSENT = Column.optional("marketing_consent", CellFormat.flag());

	private static final Column<String> LOCALE = Column.optional("locale", CellFormat.languageTag());

	private final MemberTable members;

	private final ActivityTable activities;

	MemberRowHandler(JdbcTemplate jdbc) {
		this.members = new MemberTable(jdbc);
		this.activities = new ActivityTable(jdbc);
	}

	@Override
	public List<Column<?>> columns() {
		return List.of(MEMBER_ID, NAME, PHONE, TIER, STATUS, JOINED_ON, BIRTH_MONTH, LAST_ACTIVITY_ON, NOTICES_OFF,
				NOTICES_ON, MARKETING_CONSENT, LOCALE);
	}

	@Override
	public Staged staged() {
		return Staged.in("staged_member", MEMBER_ID);
	}

	@Override
	public String key(Row row) {
		return row.require(MEMBER_ID);
	}

	@Override
	public RowRules<MemberChange> rulesFor(List<Row> rows, Delivery delivery, boolean lock) {
		List<String> ids = rows.stream().map(this::key).toList();
		Map<String, StoredMember> known = this.members.find(ids);
		Set<String> blanked = this.members.blanked(known.values()
			.stream()
			.filter((member) -> member.status() == MemberStatus.WITHDRAWN)
			.map(StoredMember::memberId)
			.toList());
		Set<Activity> active = knownActivities(rows, known.keySet());
		return (row) -> decide(row, known.get(key(row)), blanked.contains(key(row)), active, delivery);
	}

	private Set<Activity> knownActivities(List<Row> rows, Collection<String> ids) {
		List<LocalDate> days = rows.stream()
			.map((row) -> row.get(LAST_ACTIVITY_ON))
			.filter(Objects::nonNull)
			.sorted()
			.toList();
		return days.isEmpty() ? Set.of() : this.activities.find(ids, days.get(0), days.get(days.size() - 1));
	}

	private RowOutcome<MemberChange> decide(Row row, @Nullable StoredMember before, boolean blanked,
			Set<Activity> active, Delivery delivery) {
		if (before != null && delivery.isOlderThan(before.asOf())) {
			return RowOutcome.skipped();
		}
		StoredMember after = member(row, before, delivery.asOfAfter((before != null) ? before.asOf() : null));
		if (before != null && blanked && after.status() == MemberStatus.WITHDRAWN) {
			after = after.with(before.name(), before.phone());
		}
		LocalDate day = row.get(LAST_ACTIVITY_ON);
		Activity activity = (day != null) ? new Activity(key(row), Activities.EVERY_TYPE, day) : null;
		MemberChange change = new MemberChange(before, after,
				(activity != null && active.contains(activity)) ? null : activity);
		if (!change.saysNothingNew()) {
			return RowOutcome.applied(change);
		}
		return change.isUpdate() ? RowOutcome.same(change) : RowOutcome.same();
	}

	private StoredMember member(Row row, @Nullable StoredMember before, @Nullable LocalDate asOf) {
		StoredMember known = (before != null) ? before : new StoredMember(key(row), null, null, "", MemberStatus.ACTIVE,
				null, null, NoticeWishes.NONE, false, null, null);
		Long birthMonth = row.get(BIRTH_MONTH);
		return new StoredMember(key(row), row.has(NAME) ? row.get(NAME) : known.name(), phone(row, known),
				row.getOrKeep(TIER, "", known.tier()), row.getOrKeep(STATUS, MemberStatus.ACTIVE, known.status()),
				row.has(JOINED_ON) ? row.get(JOINED_ON) : known.joinedOn(),
				!row.has(BIRTH_MONTH) ? known.birthMonth() : (birthMonth != null) ? birthMonth.intValue() : null,
				wishes(row, known.wishes()), row.getOrKeep(MARKETING_CONSENT, false, known.marketingConsent()),
				row.has(LOCALE) ? row.get(LOCALE) : known.locale(), asOf);
	}

	private static NoticeWishes wishes(Row row, NoticeWishes known) {
		return new NoticeWishes(row.getOrKeep(NOTICES_OFF, false, known.off()),
				row.getOrKeep(NOTICES_ON, List.of(), known.ownStages()));
	}

	private static @Nullable String phone(Row row, StoredMember known) {
		String phone = row.get(PHONE);
		return !row.has(PHONE) ? known.phone() : (phone == null || phone.isEmpty()) ? null : phone;
	}

	@Override
	public boolean isIndependent() {
		return true;
	}

	@Override
	public void write(List<MemberChange> changes, Delivery delivery) {
		this.members.insert(changes.stream().filter(MemberChange::isNew).map(MemberChange::after).toList());
		this.members.update(changes.stream().filter(MemberChange::isUpdate).map(MemberChange::after).toList());
		this.members.earnedByLots(changes.stream()
			.filter(MemberChange::losesDayOfJoining)
			.map((change) -> change.after().memberId())
			.toList());
		this.activities
			.insert(changes.stream().map(MemberChange::activity).filter(Objects::nonNull).collect(Collectors.toSet()));
		this.activities.review(changes.stream()
			.flatMap((change) -> change.reviews(delivery.nextToClose()).stream())
			.collect(Collectors.toSet()));
		this.activities.look(changes.stream()
			.filter(MemberChange::isWarnedInAnotherWay)
			.map((change) -> change.after().memberId())
			.collect(Collectors.toCollection(TreeSet::new)));
	}

}
