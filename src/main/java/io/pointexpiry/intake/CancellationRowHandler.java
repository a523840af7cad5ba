package io.pointexpiry.intake;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.pointexpiry.domain.Programme;
import io.pointexpiry.ledger.LotTable;
import io.pointexpiry.ledger.RedemptionTable;
import io.pointexpiry.ledger.RedemptionTable.Redemption;
import io.pointexpiry.ledger.RedemptionTable.ReturnedPart;
import io.pointexpiry.ledger.StoredLot;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The cancellations file: points of a redemption go back to their lots, what was taken
 * last first. Where a lot's date has passed on the day of the cancellation, or that day
 * is closed already, its points can be used until the cancellation's day plus the guard's
 * {@code defer}.
 *
 * @see "rules.md#cancellations"
 */
final class CancellationRowHandler implements RowHandler<CancellationRules.Change> {

	static final Column<String> CANCELLATION_ID = Column.required("cancellation_id", CellFormat.id());

	static final Column<String> REDEMPTION_ID = Column.required("redemption_id", CellFormat.id());

	static final Column<LocalDate> CANCELLED_ON = Column.required("cancelled_on", CellFormat.date());

	static final Column<Long> POINTS = Column.optional("points", CellFormat.wholeNumber(1, Long.MAX_VALUE));

	private final RedemptionTable redemptions;

	private final LotTable lots;

	private final ReturnWriter writer;

	private final JdbcTemplate jdbc;

	private final Programme programme;

	CancellationRowHandler(JdbcTemplate jdbc, Programme programme) {
		this.redemptions = new RedemptionTable(jdbc);
		this.lots = new LotTable(jdbc);
		this.writer = new ReturnWriter(jdbc);
		this.jdbc = jdbc;
		this.programme = programme;
	}

	@Override
	public List<Column<?>> columns() {
		return List.of(CANCELLATION_ID, REDEMPTION_ID, CANCELLED_ON, POINTS);
	}

	@Override
	public String key(Row row) {
		return row.require(CANCELLATION_ID);
	}

	@Override
	public Staged staged() {
		return Staged.in("staged_cancellation", REDEMPTION_ID).orderedBy(CANCELLED_ON).withKey(CANCELLATION_ID);
	}

	@Override
	public RowRules<CancellationRules.Change> rulesFor(List<Row> rows, Delivery delivery, boolean lock) {
		List<String> redemptionIds = rows.stream().map((row) -> row.require(REDEMPTION_ID)).distinct().toList();
		Map<String, Redemption> taken = this.redemptions.find(redemptionIds);
		Map<String, List<ReturnedPart>> known = this.redemptions.cancellations(rows.stream().map(this::key).toList());
		Set<String> lotIds = new HashSet<>();
		taken.values().forEach((redemption) -> redemption.takes().forEach((take) -> lotIds.add(take.lotId())));
		Map<String, StoredLot> found = this.lots.find(lotIds, lock);
		CancellationRules rules = new CancellationRules(this.programme.policies(), delivery, dates(rows, taken, found),
				found, this.redemptions.returned(redemptionIds));
		return (row) -> {
			Redemption redemption = taken.get(row.require(REDEMPTION_ID));
			List<ReturnedPart> before = known.get(key(row));
			if (before != null) {
				same(row, before);
				return RowOutcome.same();
			}
			if (redemption == null) {
				throw REDEMPTION_ID.bad(row.require(REDEMPTION_ID), "a redemption that was taken");
			}
			return RowOutcome.applied(rules.cancel(row, redemption));
		};
	}

	/**
	 * By the owners of the lots: who redeemed may be another one, where an online service
	 * erred.
	 */
	private PastLotDates dates(List<Row> rows, Map<String, Redemption> taken, Map<String, StoredLot> lots) {
		Map<String, Set<LocalDate>> days = new HashMap<>();
		for (Row row : rows) {
			Redemption redemption = taken.get(row.require(REDEMPTION_ID));
			if (redemption != null) {
				redemption.takes()
					.stream()
					.map((take) -> Objects.requireNonNull(lots.get(take.lotId())).lot().memberId())
					.forEach((id) -> days.computeIfAbsent(id, (any) -> new HashSet<>()).add(row.require(CANCELLED_ON)));
			}
		}
		return PastLotDates.read(this.jdbc, this.programme, days);
	}

	private static void same(Row row, List<ReturnedPart> before) throws RejectedRowException {
		ReturnedPart first = before.get(0);
		long points = before.stream().mapToLong(ReturnedPart::points).reduce(0, Math::addExact);
		same(REDEMPTION_ID, row.require(REDEMPTION_ID), first.redemptionId());
		same(CANCELLED_ON, row.require(CANCELLED_ON), first.cancelledOn());
		same(POINTS, row.getOr(POINTS, points), points);
	}

	private static <T> void same(Column<T> column, T found, T known) throws RejectedRowException {
		if (!found.equals(known)) {
			throw column.bad(found, known + ", as cancelled before");
		}
	}

	@Override
	public void write(List<CancellationRules.Change> changes, Delivery delivery) {
		this.writer.write(delivery, changes);
	}

}
