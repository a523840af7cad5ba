package io.pointexpiry.intake;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.springframework.jdbc.core.JdbcTemplate;

import io.pointexpiry.domain.BurnPlan;
import io.pointexpiry.domain.NoticeGuard;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.domain.Take;
import io.pointexpiry.store.LotTable;
import io.pointexpiry.store.RedemptionTable;
import io.pointexpiry.store.RedemptionTable.Redemption;
import io.pointexpiry.store.RedemptionTable.ReturnedPart;
import io.pointexpiry.store.StoredLot;

/**
 * The cancellations file: points of a redemption go back to their lots, what was taken
 * last first. Where a lot's date has passed on the day of the cancellation, or that day
 * is closed already, its points can be used until the cancellation's day plus the guard's
 * {@code defer}.
 */
final class CancellationRows implements Rows {

	private static final Column<String> CANCELLATION_ID = Column.required("cancellation_id", Form.id());

	private static final Column<String> REDEMPTION_ID = Column.required("redemption_id", Form.id());

	private static final Column<LocalDate> CANCELLED_ON = Column.required("cancelled_on", Form.date());

	private static final Column<Long> POINTS = Column.optional("points", Form.wholeNumber(1, Long.MAX_VALUE));

	private final RedemptionTable redemptions;

	private final LotTable lots;

	private final ReturnWriter writer;

	private final JdbcTemplate jdbc;

	private final Programme programme;

	CancellationRows(JdbcTemplate jdbc, Programme programme) {
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
	public String group(Row row) {
		return row.require(REDEMPTION_ID);
	}

	@Override
	public String order(Row row) {
		return row.require(CANCELLED_ON).toString();
	}

	@Override
	public boolean keysCrossGroups() {
		return true;
	}

	@Override
	public void plan(List<Row> rows, Plan plan) {
		List<String> redemptionIds = rows.stream().map(this::group).distinct().toList();
		Map<String, Redemption> taken = this.redemptions.find(redemptionIds);
		Map<String, List<ReturnedPart>> known = this.redemptions.cancellations(rows.stream().map(this::key).toList());
		Set<String> lotIds = new HashSet<>();
		taken.values().forEach((redemption) -> redemption.takes().forEach((take) -> lotIds.add(take.lotId())));
		Map<String, StoredLot> found = this.lots.find(lotIds, plan.locks());
		Changes changes = new Changes(plan, members(rows, taken, found), found,
				this.redemptions.returned(redemptionIds));
		for (Row row : rows) {
			try {
				Redemption redemption = taken.get(group(row));
				List<ReturnedPart> before = known.get(key(row));
				if (before != null) {
					same(row, before);
					plan.same();
				}
				else if (redemption == null) {
					throw REDEMPTION_ID.bad(group(row), "a redemption that was taken");
				}
				else {
					changes.add(row, redemption, row.require(CANCELLED_ON).plus(defer(row.require(CANCELLED_ON))));
				}
			}
			catch (BadRow ex) {
				plan.reject(row, ex);
			}
		}
		plan.write(() -> changes.write(this.writer));
	}

	/**
	 * The owners of the lots: who redeemed may be another one, where an online service
	 * erred.
	 */
	private MembersOnDays members(List<Row> rows, Map<String, Redemption> taken, Map<String, StoredLot> lots) {
		Map<String, Set<LocalDate>> days = new HashMap<>();
		for (Row row : rows) {
			Redemption redemption = taken.get(group(row));
			if (redemption != null) {
				redemption.takes()
					.stream()
					.map((take) -> Objects.requireNonNull(lots.get(take.lotId())).lot().memberId())
					.forEach((id) -> days.computeIfAbsent(id, (any) -> new HashSet<>()).add(row.require(CANCELLED_ON)));
			}
		}
		return MembersOnDays.read(this.jdbc, this.programme, days);
	}

	private Period defer(LocalDate day) {
		NoticeGuard guard = this.programme.policies().inForceOn(day).guard();
		return ((guard != null) ? guard : NoticeGuard.DEFAULT).defer();
	}

	private static void same(Row row, List<ReturnedPart> before) throws BadRow {
		ReturnedPart first = before.get(0);
		long points = before.stream().mapToLong(ReturnedPart::points).reduce(0, Math::addExact);
		same(REDEMPTION_ID, row.require(REDEMPTION_ID), first.redemptionId());
		same(CANCELLED_ON, row.require(CANCELLED_ON), first.cancelledOn());
		same(POINTS, row.getOr(POINTS, points), points);
	}

	private static <T> void same(Column<T> column, T found, T known) throws BadRow {
		if (!found.equals(known)) {
			throw column.bad(found, known + ", as cancelled before");
		}
	}

	/** What the rows of one chunk change. */
	private static final class Changes {

		private final Plan plan;

		private final MembersOnDays members;

		private final Map<String, StoredLot> lots;

		private final Map<String, Map<String, Long>> returned = new HashMap<>();

		private final Map<String, StoredLot> moved = new LinkedHashMap<>();

		private final List<ReturnedPart> parts = new ArrayList<>();

		private final List<ReturnWriter.Late> late = new ArrayList<>();

		Changes(Plan plan, MembersOnDays members, Map<String, StoredLot> lots, Map<String, List<ReturnedPart>> before) {
			this.plan = plan;
			this.members = members;
			this.lots = new HashMap<>(lots);
			before.values().stream().flatMap(List::stream).forEach(this::note);
		}

		private void note(ReturnedPart part) {
			this.returned.computeIfAbsent(part.redemptionId(), (id) -> new HashMap<>())
				.merge(part.lotId(), part.points(), Math::addExact);
		}

		void add(Row row, Redemption redemption, LocalDate until) throws BadRow {
			LocalDate day = row.require(CANCELLED_ON);
			if (day.isBefore(redemption.redeemedOn())) {
				throw CANCELLED_ON.bad(day, "a date not before redeemed_on, " + redemption.redeemedOn());
			}
			List<Take> left = left(redemption);
			long open = left.stream().mapToLong(Take::points).reduce(0, Math::addExact);
			long points = row.getOr(POINTS, open);
			if (points > open || open == 0) {
				throw POINTS.bad(row.get(POINTS), "at most what is left of the redemption, " + open);
			}
			List<Take> back = BurnPlan.giveBack(left, points).orElseThrow();
			for (Take take : back) {
				StoredLot lot = lot(take.lotId());
				if (take.points() > lot.lot().points() - lot.lot().remaining()) {
					throw REDEMPTION_ID.bad(redemption.redemptionId(),
							"a redemption whose points lot %s has room for; %d of its %d remain".formatted(take.lotId(),
									lot.lot().remaining(), lot.lot().points()));
				}
			}
			back.forEach((take) -> giveBack(row, take, day, until));
			this.plan.applied();
		}

		private List<Take> left(Redemption redemption) {
			Map<String, Long> gone = this.returned.getOrDefault(redemption.redemptionId(), Map.of());
			List<Take> left = new ArrayList<>();
			for (Take take : redemption.takes()) {
				long points = take.points() - gone.getOrDefault(take.lotId(), 0L);
				if (points > 0) {
					left.add(new Take(take.lotId(), points));
				}
			}
			return left;
		}

		private void giveBack(Row row, Take take, LocalDate day, LocalDate until) {
			StoredLot before = lot(take.lotId());
			StoredLot after = before.withRemaining(Math.addExact(before.lot().remaining(), take.points()));
			this.lots.put(take.lotId(), after);
			this.moved.put(take.lotId(), after);
			ReturnedPart part = new ReturnedPart(row.require(CANCELLATION_ID), row.require(REDEMPTION_ID), take.lotId(),
					day, take.points(), this.plan.postedOn(day));
			this.parts.add(part);
			note(part);
			if (hasPassed(before, day)) {
				this.late.add(new ReturnWriter.Late(before, part, until));
			}
		}

		private boolean hasPassed(StoredLot lot, LocalDate day) {
			LocalDate expiresOn = this.members.expiresOn(lot.lot(), day);
			boolean over = expiresOn != null
					&& (expiresOn.isBefore(day) || expiresOn.isBefore(this.plan.nextToClose()));
			return over || lot.status() == StoredLot.Status.EXPIRED;
		}

		private StoredLot lot(String lotId) {
			return Objects.requireNonNull(this.lots.get(lotId));
		}

		void write(ReturnWriter writer) {
			Collection<StoredLot> after = this.moved.values();
			writer.write(this.plan, after, this.parts, this.late);
		}

	}

}
