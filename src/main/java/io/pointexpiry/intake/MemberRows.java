package io.pointexpiry.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

import io.pointexpiry.domain.Activities;
import io.pointexpiry.domain.MemberStatus;
import io.pointexpiry.domain.Width;
import io.pointexpiry.store.ActivityTable;
import io.pointexpiry.store.ActivityTable.Activity;
import io.pointexpiry.store.ActivityTable.Review;
import io.pointexpiry.store.MemberTable;
import io.pointexpiry.store.StoredMember;

/**
 * The members file: a newer row updates the member; a column that the file lacks is kept,
 * an empty cell clears. {@code last_activity_on} is an activity of every type; it is
 * added to what is known, and never takes a day away. Name and number of a withdrawn
 * member that were purged do not come back with a row that leaves them withdrawn, however
 * new.
 */
final class MemberRows implements Rows {

	private static final Column<String> MEMBER_ID = Column.required("member_id", Form.id());

	private static final Column<String> NAME = Column.optional("name", Form.text(Width.MEMBER_NAME));

	private static final Column<String> PHONE = Column.optional("phone", Form.phone());

	private static final Column<String> TIER = Column.optional("tier", Form.word(Width.WORD));

	private static final Column<MemberStatus> STATUS = Column.optional("status", Form.oneOf(MemberStatus.class));

	private static final Column<LocalDate> JOINED_ON = Column.optional("joined_on", Form.date());

	private static final Column<Long> BIRTH_MONTH = Column.optional("birth_month", Form.wholeNumber(1, 12));

	private static final Column<LocalDate> LAST_ACTIVITY_ON = Column.optional("last_activity_on", Form.date());

	private static final Column<Boolean> NOTICES_OFF = Column.optional("notices_off", Form.flag());

	private static final Column<Boolean> MARKETING_CONSENT = Column.optional("marketing_consent", Form.flag());

	private static final Column<String> LOCALE = Column.optional("locale", Form.languageTag());

	private final MemberTable members;

	private final ActivityTable activities;

	MemberRows(JdbcTemplate jdbc) {
		this.members = new MemberTable(jdbc);
		this.activities = new ActivityTable(jdbc);
	}

	@Override
	public List<Column<?>> columns() {
		return List.of(MEMBER_ID, NAME, PHONE, TIER, STATUS, JOINED_ON, BIRTH_MONTH, LAST_ACTIVITY_ON, NOTICES_OFF,
				MARKETING_CONSENT, LOCALE);
	}

	@Override
	public String key(Row row) {
		return row.require(MEMBER_ID);
	}

	@Override
	public void plan(List<Row> rows, Plan plan) {
		List<String> ids = rows.stream().map(this::key).toList();
		Map<String, StoredMember> known = this.members.find(ids);
		Set<String> blanked = this.members.blanked(known.values()
			.stream()
			.filter((member) -> member.status() == MemberStatus.WITHDRAWN)
			.map(StoredMember::memberId)
			.toList());
		Set<Activity> knownActivities = knownActivities(rows, ids);
		Changes changes = new Changes();
		for (Row row : rows) {
			StoredMember before = known.get(key(row));
			if (before != null && plan.isOlderThan(before.asOf())) {
				plan.skipped();
				continue;
			}
			StoredMember after = member(row, before, plan.asOfAfter((before != null) ? before.asOf() : null));
			if (before != null && blanked.contains(before.memberId()) && after.status() == MemberStatus.WITHDRAWN) {
				after = after.with(before.name(), before.phone());
			}
			boolean active = activity(row, knownActivities, changes);
			if (changes.member(before, after, plan.nextToClose()) || active) {
				plan.applied();
			}
			else {
				plan.same();
			}
		}
		plan.write(() -> changes.write(this.members, this.activities));
	}

	private Set<Activity> knownActivities(List<Row> rows, Collection<String> ids) {
		List<LocalDate> days = rows.stream()
			.map((row) -> row.get(LAST_ACTIVITY_ON))
			.filter(Objects::nonNull)
			.sorted()
			.toList();
		return days.isEmpty() ? Set.of() : this.activities.find(ids, days.get(0), days.get(days.size() - 1));
	}

	private boolean activity(Row row, Set<Activity> known, Changes changes) {
		LocalDate day = row.get(LAST_ACTIVITY_ON);
		if (day == null) {
			return false;
		}
		Activity activity = new Activity(key(row), Activities.EVERY_TYPE, day);
		if (known.contains(activity)) {
			return false;
		}
		changes.activities.add(activity);
		changes.reviews.add(new Review(key(row), day));
		return true;
	}

	private StoredMember member(Row row, @Nullable StoredMember before, @Nullable LocalDate asOf) {
		StoredMember known = (before != null) ? before
				: new StoredMember(key(row), null, null, "", MemberStatus.ACTIVE, null, null, false, false, null, null);
		Long birthMonth = row.get(BIRTH_MONTH);
		return new StoredMember(key(row), row.has(NAME) ? row.get(NAME) : known.name(), phone(row, known),
				row.getOrKeep(TIER, "", known.tier()), row.getOrKeep(STATUS, MemberStatus.ACTIVE, known.status()),
				row.has(JOINED_ON) ? row.get(JOINED_ON) : known.joinedOn(),
				!row.has(BIRTH_MONTH) ? known.birthMonth() : (birthMonth != null) ? birthMonth.intValue() : null,
				row.getOrKeep(NOTICES_OFF, false, known.noticesOff()),
				row.getOrKeep(MARKETING_CONSENT, false, known.marketingConsent()),
				row.has(LOCALE) ? row.get(LOCALE) : known.locale(), asOf);
	}

	private static @Nullable String phone(Row row, StoredMember known) {
		String phone = row.get(PHONE);
		return !row.has(PHONE) ? known.phone() : (phone == null || phone.isEmpty()) ? null : phone;
	}

	/** What the rows of one chunk change. */
	private static final class Changes {

		private final List<StoredMember> added = new ArrayList<>();

		private final List<StoredMember> updated = new ArrayList<>();

		private final Set<Activity> activities = new HashSet<>();

		private final Set<Review> reviews = new HashSet<>();

		private final Set<String> looks = new TreeSet<>();

		/** Takes a member's row; returns whether it says anything new. */
		boolean member(@Nullable StoredMember before, StoredMember after, LocalDate nextToClose) {
			if (before == null) {
				this.added.add(after);
				this.reviews.add(new Review(after.memberId(), nextToClose));
				return true;
			}
			if (!before.equals(after)) {
				this.updated.add(after);
			}
			if (!datesDependOn(before).equals(datesDependOn(after))) {
				this.reviews.add(new Review(after.memberId(), nextToClose));
			}
			if (!warningsDependOn(before).equals(warningsDependOn(after))) {
				this.looks.add(after.memberId());
			}
			return !before.equals(at(after, before.asOf()));
		}

		private static List<String> datesDependOn(StoredMember member) {
			return List.of(member.tier(), member.status().name(), String.valueOf(member.joinedOn()),
					String.valueOf(member.birthMonth()));
		}

		/** What decides whether a member is warned, of which dormancy, and where. */
		private static List<String> warningsDependOn(StoredMember member) {
			return List.of(member.status().name(), member.tier(), String.valueOf(member.phone()),
					String.valueOf(member.noticesOff()));
		}

		private static StoredMember at(StoredMember member, @Nullable LocalDate asOf) {
			return new StoredMember(member.memberId(), member.name(), member.phone(), member.tier(), member.status(),
					member.joinedOn(), member.birthMonth(), member.noticesOff(), member.marketingConsent(),
					member.locale(), asOf);
		}

		void write(MemberTable members, ActivityTable table) {
			members.insert(this.added);
			members.update(this.updated);
			table.insert(this.activities);
			table.review(this.reviews);
			table.look(this.looks);
		}

	}

}
