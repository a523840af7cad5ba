package io.pointexpiry.intake;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.pointexpiry.domain.Programme;
import io.pointexpiry.domain.RedeemableBalance;
import io.pointexpiry.domain.RedeemableBalance.Part;
import io.pointexpiry.language.Noun;
import io.pointexpiry.ledger.ActivityTable;
import io.pointexpiry.ledger.ActivityTable.Review;
import io.pointexpiry.ledger.ExpiryTable;
import io.pointexpiry.ledger.LotTable;
import io.pointexpiry.ledger.RedemptionTable;
import io.pointexpiry.ledger.RedemptionTable.Redemption;
import io.pointexpiry.ledger.StoredLot;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The redemptions file: each row spends points of lots that were usable on its day, in
 * burn order, all or nothing. The redemptions of a member go by day, then by row. One
 * that comes late takes points back out of an expiry.
 *
 * @see "rules.md#redemptions"
 */
final class RedemptionRowHandler implements RowHandler<RedemptionChange> {

	private static final Column<String> REDEMPTION_ID = Column.required("redemption_id", CellFormat.id());

	private static final Column<String> MEMBER_ID = Column.required("member_id", CellFormat.id());

	private static final Column<LocalDate> REDEEMED_ON = Column.required("redeemed_on", CellFormat.date());

	private static final Column<Long> POINTS = Column.required("points", CellFormat.wholeNumber(1, Long.MAX_VALUE));

	private final RedemptionTable redemptions;

	private final LotTable lots;

	private final ExpiryTable lapses;

	private final ActivityTable reviews;

	private final RedeemableBalances balances;

	RedemptionRowHandler(JdbcTemplate jdbc, Programme programme) {
		this.redemptions = new RedemptionTable(jdbc);
		this.lots = new LotTable(jdbc);
		this.lapses = new ExpiryTable(jdbc);
		this.reviews = new ActivityTable(jdbc);
		this.balances = new RedeemableBalances(jdbc, programme);
	}

	@Override
	public List<Column<?>> columns() {
		return List.of(REDEMPTION_ID, MEMBER_ID, REDEEMED_ON, POINTS);
	}

	@Override
	public String key(Row row) {
		return row.require(REDEMPTION_ID);
	}

	@Override
	public Staged staged() {
		return Staged.in("staged_redemption", MEMBER_ID).orderedBy(REDEEMED_ON).withKey(REDEMPTION_ID);
	}

	@Override
	public RowRules<RedemptionChange> rulesFor(List<Row> rows, Delivery delivery, boolean lock) {
		Map<String, Redemption> known = this.redemptions.find(rows.stream().map(this::key).toList());
		Map<String, Set<LocalDate>> days = new HashMap<>();
		for (Row row : rows) {
			days.computeIfAbsent(row.require(MEMBER_ID), (id) -> new HashSet<>()).add(row.require(REDEEMED_ON));
		}
		RedeemableBalances.Opened opened = this.balances.open(days, lock);
		return (row) -> {
			Redemption before = known.get(key(row));
			if (before != null) {
				same(row, before);
				return RowOutcome.same();
			}
			List<Part> parts = redeem(row, opened.balances().get(row.require(MEMBER_ID)));
			return RowOutcome.applied(new RedemptionChange(key(row), row.require(MEMBER_ID), row.require(REDEEMED_ON),
					parts, moved(parts, opened.lots())));
		};
	}

	private static List<StoredLot> moved(List<Part> parts, Map<String, StoredLot> lots) {
		return parts.stream()
			.filter((part) -> part.takenBack() < part.take().points())
			.map((part) -> Objects.requireNonNull(lots.get(part.take().lotId())).withRemaining(part.remaining()))
			.toList();
	}

	private static List<Part> redeem(Row row, @Nullable RedeemableBalance balance) throws RejectedRowException {
		if (balance == null) {
			throw MEMBER_ID.bad(row.require(MEMBER_ID), "a member that is known");
		}
		LocalDate day = row.require(REDEEMED_ON);
		Optional<List<Part>> parts = balance.redeem(row.require(POINTS), day);
		if (parts.isEmpty()) {
			throw POINTS.bad(row.require(POINTS),
					"at most the %s that can be used on %s".formatted(Noun.POINTS.of(balance.usablePoints(day)), day));
		}
		return parts.get();
	}

	private static void same(Row row, Redemption before) throws RejectedRowException {
		same(MEMBER_ID, row.require(MEMBER_ID), before.memberId());
		same(REDEEMED_ON, row.require(REDEEMED_ON), before.redeemedOn());
		same(POINTS, row.require(POINTS), before.points());
	}

	private static <T> void same(Column<T> column, T found, T known) throws RejectedRowException {
		if (!Objects.equals(found, known)) {
			throw column.bad(found, known + ", as taken before");
		}
	}

	@Override
	public void write(List<RedemptionChange> changes, Delivery delivery) {
		Map<String, StoredLot> moved = new LinkedHashMap<>();
		changes.forEach((change) -> change.moved().forEach((lot) -> moved.put(lot.lot().lotId(), lot)));
		this.lots.move(moved.values());
		this.lapses.reverse(changes.stream().flatMap((change) -> change.takenBack(delivery).stream()).toList());
		this.redemptions.insert(changes.stream().flatMap((change) -> change.taken(delivery).stream()).toList());
		this.reviews.review(changes.stream()
			.map((change) -> new Review(change.memberId(), change.day()))
			.collect(Collectors.toSet()));
	}

}
