package io.pointexpiry.intake;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.pointexpiry.domain.Lot;
import io.pointexpiry.domain.Width;
import io.pointexpiry.ledger.ActivityTable;
import io.pointexpiry.ledger.LotTable;
import io.pointexpiry.ledger.MemberTable;
import io.pointexpiry.ledger.StoredLot;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The lots file. A first row brings the lot; a later one that says what was last
 * delivered changes nothing, else the difference to the last delivered {@code remaining}
 * is applied, so that what was spent here meanwhile stays spent. What a lot is cannot
 * change: member, kind, earned on, points.
 *
 * @see "rules.md#lot-rows"
 * @see "rules.md#adjustments"
 */
final class LotRowHandler implements RowHandler<LotChange> {

	private static final String DEFAULT_KIND = "BASE";

	private static final Column<String> LOT_ID = Column.required("lot_id", CellFormat.id());

	private static final Column<String> MEMBER_ID = Column.required("member_id", CellFormat.id());

	private static final Column<String> KIND = Column.optional("kind", CellFormat.word(Width.WORD));

	private static final Column<LocalDate> EARNED_ON = Column.required("earned_on", CellFormat.date());

	private static final Column<Long> POINTS = Column.required("points", CellFormat.wholeNumber(0, Long.MAX_VALUE));

	private static final Column<Long> REMAINING = Column.optional("remaining",
			CellFormat.wholeNumber(0, Long.MAX_VALUE));

	private static final Column<LocalDate> EXPIRES_ON = Column.optional("expires_on", CellFormat.date());

	private final MemberTable members;

	private final LotTable lots;

	private final ActivityTable activities;

	LotRowHandler(JdbcTemplate jdbc) {
		this.members = new MemberTable(jdbc);
		this.lots = new LotTable(jdbc);
		this.activities = new ActivityTable(jdbc);
	}

	@Override
	public List<Column<?>> columns() {
		return List.of(LOT_ID, MEMBER_ID, KIND, EARNED_ON, POINTS, REMAINING, EXPIRES_ON);
	}

	/**
	 * In the order of members, as the nights will ask for them: what is merged together
	 * lies together.
	 */
	@Override
	public Staged staged() {
		return Staged.in("staged_lot", MEMBER_ID, LOT_ID);
	}

	@Override
	public String key(Row row) {
		return row.require(LOT_ID);
	}

	@Override
	public RowRules<LotChange> rulesFor(List<Row> rows, Delivery delivery, boolean lock) {
		Map<String, Boolean> owners = this.members
			.joinedOnKnown(rows.stream().map((row) -> row.require(MEMBER_ID)).distinct().toList());
		Map<String, StoredLot> known = this.lots.find(rows.stream().map(this::key).toList(), lock);
		RoomForPoints room = new RoomForPoints(this.lots);
		return (row) -> {
			Boolean joinedOnKnown = owners.get(row.require(MEMBER_ID));
			if (joinedOnKnown == null) {
				throw MEMBER_ID.bad(row.require(MEMBER_ID), "a member that is known");
			}
			StoredLot before = known.get(key(row));
			if (before != null) {
				return deliveredAgain(row, before, delivery);
			}
			return RowOutcome.applied(delivered(row, !joinedOnKnown, delivery, room));
		};
	}

	private LotChange delivered(Row row, boolean standsIn, Delivery delivery, RoomForPoints room)
			throws RejectedRowException {
		LocalDate earnedOn = row.require(EARNED_ON);
		long points = row.require(POINTS);
		long remaining = row.getOr(REMAINING, points);
		checkAgreement(remaining, points, earnedOn, row.get(EXPIRES_ON));
		if (!room.take(points)) {
			throw POINTS.bad(points, room.expected());
		}
		Lot lot = new Lot(key(row), row.require(MEMBER_ID), row.getOr(KIND, DEFAULT_KIND), earnedOn, points, remaining,
				row.get(EXPIRES_ON), null);
		return LotChange.added(new StoredLot(lot, StoredLot.Status.of(remaining), remaining, delivery.asOf(), null,
				delivery.postedOn(earnedOn)), standsIn);
	}

	private static void checkAgreement(long remaining, long points, LocalDate earnedOn, @Nullable LocalDate expiresOn)
			throws RejectedRowException {
		if (remaining > points) {
			throw REMAINING.bad(remaining, "at most the points, " + points);
		}
		if (expiresOn != null && expiresOn.isBefore(earnedOn)) {
			throw EXPIRES_ON.bad(expiresOn, "a date not before earned_on, " + earnedOn);
		}
	}

	private static RowOutcome<LotChange> deliveredAgain(Row row, StoredLot before, Delivery delivery)
			throws RejectedRowException {
		Lot lot = before.lot();
		if (delivery.isOlderThan(before.asOf())) {
			return RowOutcome.skipped();
		}
		long remaining = row.getOr(REMAINING, row.require(POINTS));
		LocalDate ownExpiresOn = row.has(EXPIRES_ON) ? row.get(EXPIRES_ON) : lot.ownExpiresOn();
		checkSameLot(row, lot);
		checkAgreement(remaining, lot.points(), lot.earnedOn(), ownExpiresOn);
		if (remaining == before.delivered() && Objects.equals(ownExpiresOn, lot.ownExpiresOn())) {
			boolean newer = !Objects.equals(before.asOf(), delivery.asOfAfter(before.asOf()));
			return newer ? RowOutcome.same(LotChange.confirmed(before)) : RowOutcome.same();
		}
		if (before.status() == StoredLot.Status.EXPIRED) {
			throw LOT_ID.bad(lot.lotId(), "a lot that has not expired here, or the row as it was last delivered");
		}
		return RowOutcome.applied(redelivered(before, remaining, ownExpiresOn, delivery));
	}

	private static LotChange redelivered(StoredLot before, long delivered, @Nullable LocalDate ownExpiresOn,
			Delivery delivery) throws RejectedRowException {
		Lot lot = before.lot();
		long remaining = adjusted(before, delivered);
		Lot after = new Lot(lot.lotId(), lot.memberId(), lot.kind(), lot.earnedOn(), lot.points(), remaining,
				ownExpiresOn, lot.floor());
		return LotChange.redelivered(before, new StoredLot(after, StoredLot.Status.of(remaining), delivered,
				delivery.asOfAfter(before.asOf()), before.expiresOn(), before.postedOn()));
	}

	private static void checkSameLot(Row row, Lot lot) throws RejectedRowException {
		same(MEMBER_ID, row.require(MEMBER_ID), lot.memberId());
		same(KIND, row.getOrKeep(KIND, DEFAULT_KIND, lot.kind()), lot.kind());
		same(EARNED_ON, row.require(EARNED_ON), lot.earnedOn());
		same(POINTS, row.require(POINTS), lot.points());
	}

	private static <T> void same(Column<T> column, T found, T known) throws RejectedRowException {
		if (!found.equals(known)) {
			throw column.bad(found, known + ", as delivered before");
		}
	}

	private static long adjusted(StoredLot before, long delivered) throws RejectedRowException {
		Lot lot = before.lot();
		long remaining = lot.remaining() + (delivered - before.delivered());
		if (remaining < 0 || remaining > lot.points()) {
			throw REMAINING.bad(delivered,
					"a value that leaves 0 to %d here; of the %d delivered last %d are left, so it would leave %d"
						.formatted(lot.points(), before.delivered(), lot.remaining(), remaining));
		}
		return remaining;
	}

	@Override
	public boolean isIndependent() {
		return true;
	}

	@Override
	public void write(List<LotChange> changes, Delivery delivery) {
		this.lots.insert(of(LotChange.Kind.ADDED, changes).map(LotChange::lot).toList());
		this.lots.redeliver(of(LotChange.Kind.REDELIVERED, changes).map(LotChange::lot).toList());
		if (delivery.asOf() != null) {
			this.lots.confirm(
					of(LotChange.Kind.CONFIRMED, changes).map((change) -> change.lot().lot().lotId()).toList(),
					delivery.asOf());
		}
		this.lots.adjust(changes.stream().flatMap((change) -> change.adjustment(delivery).stream()).toList());
		this.members.earned(LotChange.firstEarned(changes));
		this.activities
			.review(changes.stream().flatMap((change) -> change.review().stream()).collect(Collectors.toSet()));
		this.activities.look(changes.stream()
			.filter(LotChange::bringsPointsBack)
			.map((change) -> change.lot().lot().memberId())
			.collect(Collectors.toCollection(TreeSet::new)));
		RoomForPoints.take(this.lots,
				of(LotChange.Kind.ADDED, changes).map((change) -> change.lot().lot().points()).toList());
	}

	private static Stream<LotChange> of(LotChange.Kind kind, List<LotChange> changes) {
		return changes.stream().filter((change) -> change.kind() == kind);
	}

}
