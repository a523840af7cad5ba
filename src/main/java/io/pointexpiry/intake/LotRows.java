package io.pointexpiry.intake;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.springframework.jdbc.core.JdbcTemplate;

import org.jspecify.annotations.Nullable;

import io.pointexpiry.domain.Lot;
import io.pointexpiry.domain.Points;
import io.pointexpiry.domain.Width;
import io.pointexpiry.store.ActivityTable;
import io.pointexpiry.store.ActivityTable.Review;
import io.pointexpiry.store.LotTable;
import io.pointexpiry.store.LotTable.Adjustment;
import io.pointexpiry.store.MemberTable;
import io.pointexpiry.store.StoredLot;

/**
 * The lots file. A first row brings the lot; a later one that says what was last
 * delivered changes nothing, else the difference to the last delivered {@code remaining}
 * is applied, so that what was spent here meanwhile stays spent. What a lot is can not
 * change: member, kind, earned on, points.
 */
final class LotRows implements Rows {

	private static final String DEFAULT_KIND = "BASE";

	private static final Column<String> LOT_ID = Column.required("lot_id", Form.id());

	private static final Column<String> MEMBER_ID = Column.required("member_id", Form.id());

	private static final Column<String> KIND = Column.optional("kind", Form.word(Width.WORD));

	private static final Column<LocalDate> EARNED_ON = Column.required("earned_on", Form.date());

	private static final Column<Long> POINTS = Column.required("points", Form.wholeNumber(0, Long.MAX_VALUE));

	private static final Column<Long> REMAINING = Column.optional("remaining", Form.wholeNumber(0, Long.MAX_VALUE));

	private static final Column<LocalDate> EXPIRES_ON = Column.optional("expires_on", Form.date());

	private final MemberTable members;

	private final LotTable lots;

	private final ActivityTable activities;

	LotRows(JdbcTemplate jdbc) {
		this.members = new MemberTable(jdbc);
		this.lots = new LotTable(jdbc);
		this.activities = new ActivityTable(jdbc);
	}

	@Override
	public List<Column<?>> columns() {
		return List.of(LOT_ID, MEMBER_ID, KIND, EARNED_ON, POINTS, REMAINING, EXPIRES_ON);
	}

	@Override
	public String key(Row row) {
		return row.require(LOT_ID);
	}

	@Override
	public void plan(List<Row> rows, Plan plan) {
		Map<String, Optional<LocalDate>> members = this.members
			.firstEarnedOn(rows.stream().map((row) -> row.require(MEMBER_ID)).distinct().toList());
		Map<String, StoredLot> known = this.lots.find(rows.stream().map(this::key).toList(), plan.locks());
		Room room = new Room(this.lots);
		Changes changes = new Changes(plan, members);
		for (Row row : rows) {
			try {
				StoredLot before = known.get(key(row));
				if (!members.containsKey(row.require(MEMBER_ID))) {
					throw MEMBER_ID.bad(row.require(MEMBER_ID), "a member that is known");
				}
				if (before == null) {
					changes.add(delivered(row, plan, room));
				}
				else {
					deliveredAgain(row, before, changes);
				}
			}
			catch (BadRow ex) {
				plan.reject(row, ex);
			}
		}
		plan.write(() -> changes.write(this.members, this.lots, this.activities));
		plan.write(room::write);
	}

	private StoredLot delivered(Row row, Plan plan, Room room) throws BadRow {
		LocalDate earnedOn = row.require(EARNED_ON);
		long points = row.require(POINTS);
		long remaining = row.getOr(REMAINING, points);
		checkAgreement(remaining, points, earnedOn, row.get(EXPIRES_ON));
		room.take(points);
		Lot lot = new Lot(key(row), row.require(MEMBER_ID), row.getOr(KIND, DEFAULT_KIND), earnedOn, points, remaining,
				row.get(EXPIRES_ON), null);
		return new StoredLot(lot, StoredLot.Status.of(remaining), remaining, plan.asOf(), null,
				plan.postedOn(earnedOn));
	}

	private static void checkAgreement(long remaining, long points, LocalDate earnedOn, @Nullable LocalDate expiresOn)
			throws BadRow {
		if (remaining > points) {
			throw REMAINING.bad(remaining, "at most the points, " + points);
		}
		if (expiresOn != null && expiresOn.isBefore(earnedOn)) {
			throw EXPIRES_ON.bad(expiresOn, "a date not before earned_on, " + earnedOn);
		}
	}

	private void deliveredAgain(Row row, StoredLot before, Changes changes) throws BadRow {
		Lot lot = before.lot();
		long remaining = row.getOrKeep(REMAINING, row.require(POINTS), before.delivered());
		LocalDate ownExpiresOn = row.has(EXPIRES_ON) ? row.get(EXPIRES_ON) : lot.ownExpiresOn();
		if (changes.plan.isOlderThan(before.asOf())) {
			changes.plan.skipped();
			return;
		}
		same(MEMBER_ID, row.require(MEMBER_ID), lot.memberId());
		same(KIND, row.getOrKeep(KIND, DEFAULT_KIND, lot.kind()), lot.kind());
		same(EARNED_ON, row.require(EARNED_ON), lot.earnedOn());
		same(POINTS, row.require(POINTS), lot.points());
		checkAgreement(remaining, lot.points(), lot.earnedOn(), ownExpiresOn);
		if (remaining == before.delivered() && Objects.equals(ownExpiresOn, lot.ownExpiresOn())) {
			changes.confirm(before);
			return;
		}
		if (before.status() == StoredLot.Status.EXPIRED) {
			throw LOT_ID.bad(lot.lotId(), "a lot that has not expired here, or the row as it was last delivered");
		}
		changes.redeliver(before, remaining, adjusted(before, remaining), ownExpiresOn);
	}

	private static <T> void same(Column<T> column, T found, T known) throws BadRow {
		if (!found.equals(known)) {
			throw column.bad(found, known + ", as delivered before");
		}
	}

	private static long adjusted(StoredLot before, long delivered) throws BadRow {
		Lot lot = before.lot();
		long remaining = lot.remaining() + (delivered - before.delivered());
		if (remaining < 0 || remaining > lot.points()) {
			throw REMAINING.bad(delivered,
					"a value that leaves 0 to %d here; of the %d delivered last %d are left, so it would leave %d"
						.formatted(lot.points(), before.delivered(), lot.remaining(), remaining));
		}
		return remaining;
	}

	/**
	 * How many points the books can still take: all that is open together has to fit into
	 * 64 bits, so that every sum of it does.
	 */
	private static final class Room {

		private static final BigInteger MOST = BigInteger.valueOf(Points.MOST);

		private final LotTable lots;

		private BigInteger open;

		private boolean counted;

		Room(LotTable lots) {
			this.lots = lots;
			this.open = lots.openAtMost();
		}

		void take(long points) throws BadRow {
			BigInteger after = this.open.add(BigInteger.valueOf(points));
			if (after.compareTo(MOST) > 0 && !this.counted) {
				// Nothing of this chunk is written yet: what it brings comes on top.
				BigInteger brought = this.open.subtract(this.lots.openAtMost());
				this.open = this.lots.countOpen().add(brought);
				this.counted = true;
				after = this.open.add(BigInteger.valueOf(points));
			}
			if (after.compareTo(MOST) > 0) {
				throw POINTS.bad(points, "at most %d, for all open points together are at most %d"
					.formatted(MOST.subtract(this.open).max(BigInteger.ZERO), MOST));
			}
			this.open = after;
		}

		void write() {
			this.lots.openAtMost(this.open);
		}

	}

	/** What the rows of one chunk change. */
	private static final class Changes {

		private final Plan plan;

		private final Map<String, Optional<LocalDate>> earnedBefore;

		private final List<StoredLot> added = new ArrayList<>();

		private final List<StoredLot> changed = new ArrayList<>();

		private final List<String> confirmed = new ArrayList<>();

		private final List<Adjustment> adjustments = new ArrayList<>();

		private final Map<String, LocalDate> firstEarnedOn = new HashMap<>();

		private final Set<Review> reviews = new HashSet<>();

		private final Set<String> looks = new TreeSet<>();

		Changes(Plan plan, Map<String, Optional<LocalDate>> earnedBefore) {
			this.plan = plan;
			this.earnedBefore = earnedBefore;
		}

		void add(StoredLot stored) {
			Lot lot = stored.lot();
			this.added.add(stored);
			adjust(lot, lot.remaining() - lot.points());
			if (this.earnedBefore.getOrDefault(lot.memberId(), Optional.empty())
				.filter((first) -> !first.isAfter(lot.earnedOn()))
				.isEmpty()) {
				this.firstEarnedOn.merge(lot.memberId(), lot.earnedOn(),
						(one, other) -> one.isBefore(other) ? one : other);
			}
			this.reviews.add(new Review(lot.memberId(), lot.earnedOn()));
			this.plan.applied();
		}

		void confirm(StoredLot before) {
			if (!Objects.equals(before.asOf(), this.plan.asOfAfter(before.asOf()))) {
				this.confirmed.add(before.lot().lotId());
			}
			this.plan.same();
		}

		void redeliver(StoredLot before, long delivered, long remaining, @Nullable LocalDate ownExpiresOn) {
			Lot lot = before.lot();
			Lot after = new Lot(lot.lotId(), lot.memberId(), lot.kind(), lot.earnedOn(), lot.points(), remaining,
					ownExpiresOn, lot.floor());
			this.changed.add(new StoredLot(after, StoredLot.Status.of(remaining), delivered,
					this.plan.asOfAfter(before.asOf()), before.expiresOn(), before.postedOn()));
			adjust(lot, delivered - before.delivered());
			this.reviews.add(new Review(lot.memberId(), lot.earnedOn()));
			if (delivered > before.delivered()) {
				this.looks.add(lot.memberId());
			}
			this.plan.applied();
		}

		private void adjust(Lot lot, long points) {
			if (points != 0) {
				this.adjustments.add(new Adjustment(lot.lotId(), this.plan.ref(), this.plan.postedOn(lot.earnedOn()),
						points, this.plan.recordedAt()));
			}
		}

		void write(MemberTable members, LotTable lots, ActivityTable activities) {
			lots.insert(this.added);
			lots.redeliver(this.changed);
			if (this.plan.asOf() != null) {
				lots.confirm(this.confirmed, this.plan.asOf());
			}
			lots.adjust(this.adjustments);
			members.earned(this.firstEarnedOn);
			activities.review(this.reviews);
			activities.look(this.looks);
		}

	}

}
