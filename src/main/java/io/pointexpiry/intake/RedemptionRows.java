package io.pointexpiry.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

import io.pointexpiry.domain.Programme;
import io.pointexpiry.domain.Take;
import io.pointexpiry.store.ActivityTable;
import io.pointexpiry.store.ActivityTable.Review;
import io.pointexpiry.store.LapseTable;
import io.pointexpiry.store.LapseTable.TakenBack;
import io.pointexpiry.store.LotTable;
import io.pointexpiry.store.RedemptionTable;
import io.pointexpiry.store.RedemptionTable.Redemption;
import io.pointexpiry.store.RedemptionTable.TakenPart;
import io.pointexpiry.store.StoredLot;

/**
 * The redemptions file: each row spends points of lots that were usable on its day, in
 * burn order, all or nothing. The redemptions of a member go by day, then by row. One
 * that comes late takes points back out of an expiry.
 */
final class RedemptionRows implements Rows {

	private static final Column<String> REDEMPTION_ID = Column.required("redemption_id", Form.id());

	private static final Column<String> MEMBER_ID = Column.required("member_id", Form.id());

	private static final Column<LocalDate> REDEEMED_ON = Column.required("redeemed_on", Form.date());

	private static final Column<Long> POINTS = Column.required("points", Form.wholeNumber(1, Long.MAX_VALUE));

	private final RedemptionTable redemptions;

	private final LotTable lots;

	private final LapseTable lapses;

	private final ActivityTable reviews;

	private final Purses purses;

	RedemptionRows(JdbcTemplate jdbc, Programme programme) {
		this.redemptions = new RedemptionTable(jdbc);
		this.lots = new LotTable(jdbc);
		this.lapses = new LapseTable(jdbc);
		this.reviews = new ActivityTable(jdbc);
		this.purses = new Purses(jdbc, programme);
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
	public String group(Row row) {
		return row.require(MEMBER_ID);
	}

	@Override
	public String order(Row row) {
		return row.require(REDEEMED_ON).toString();
	}

	@Override
	public boolean keysCrossGroups() {
		return true;
	}

	@Override
	public void plan(List<Row> rows, Plan plan) {
		Map<String, Redemption> known = this.redemptions.find(rows.stream().map(this::key).toList());
		Map<String, Set<LocalDate>> days = new HashMap<>();
		for (Row row : rows) {
			days.computeIfAbsent(row.require(MEMBER_ID), (id) -> new HashSet<>()).add(row.require(REDEEMED_ON));
		}
		Map<String, Purse> open = this.purses.open(days, plan.locks());
		Changes changes = new Changes(plan);
		for (Row row : rows) {
			try {
				Redemption before = known.get(key(row));
				if (before != null) {
					same(row, before);
					plan.same();
				}
				else {
					changes.add(row, redeem(row, open.get(row.require(MEMBER_ID))));
				}
			}
			catch (BadRow ex) {
				plan.reject(row, ex);
			}
		}
		plan.write(() -> changes.write(this.redemptions, this.lots, this.lapses, this.reviews));
	}

	private static List<Purse.Part> redeem(Row row, @Nullable Purse purse) throws BadRow {
		if (purse == null) {
			throw MEMBER_ID.bad(row.require(MEMBER_ID), "a member that is known");
		}
		LocalDate day = row.require(REDEEMED_ON);
		Optional<List<Purse.Part>> parts = purse.redeem(row.require(POINTS), day);
		if (parts.isEmpty()) {
			throw POINTS.bad(row.require(POINTS),
					"at most the %s points that can be used on %s".formatted(purse.usablePoints(day), day));
		}
		return parts.get();
	}

	private static void same(Row row, Redemption before) throws BadRow {
		same(MEMBER_ID, row.require(MEMBER_ID), before.memberId());
		same(REDEEMED_ON, row.require(REDEEMED_ON), before.redeemedOn());
		same(POINTS, row.require(POINTS), before.points());
	}

	private static <T> void same(Column<T> column, T found, T known) throws BadRow {
		if (!Objects.equals(found, known)) {
			throw column.bad(found, known + ", as taken before");
		}
	}

	/** What the rows of one chunk change. */
	private static final class Changes {

		private final Plan plan;

		private final List<TakenPart> parts = new ArrayList<>();

		private final List<TakenBack> reversals = new ArrayList<>();

		private final Map<String, Pot> moved = new LinkedHashMap<>();

		private final Set<Review> reviewed = new HashSet<>();

		Changes(Plan plan) {
			this.plan = plan;
		}

		void add(Row row, List<Purse.Part> taken) {
			String redemptionId = row.require(REDEMPTION_ID);
			LocalDate day = row.require(REDEEMED_ON);
			LocalDate postedOn = this.plan.postedOn(day);
			for (int seq = 0; seq < taken.size(); seq++) {
				Purse.Part part = taken.get(seq);
				Take take = part.take();
				this.parts.add(new TakenPart(redemptionId, take.lotId(), row.require(MEMBER_ID), day, take.points(),
						seq, postedOn));
				if (part.takenBack() > 0 && part.expiry() != null) {
					this.reversals.add(new TakenBack(part.expiry(), "redemption:" + redemptionId, postedOn,
							part.takenBack(), this.plan.recordedAt()));
				}
				if (part.takenBack() < take.points()) {
					this.moved.put(take.lotId(), part.pot());
				}
			}
			this.reviewed.add(new Review(row.require(MEMBER_ID), day));
			this.plan.applied();
		}

		void write(RedemptionTable redemptions, LotTable lots, LapseTable lapses, ActivityTable reviews) {
			List<StoredLot> after = this.moved.values().stream().map(Pot::now).toList();
			lots.move(after);
			lapses.reverse(this.reversals);
			redemptions.insert(this.parts);
			reviews.review(this.reviewed);
		}

	}

}
