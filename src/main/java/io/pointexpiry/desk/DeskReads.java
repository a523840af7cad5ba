package io.pointexpiry.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import io.pointexpiry.database.Batches;
import io.pointexpiry.domain.Lot;
import io.pointexpiry.domain.Reason;
import io.pointexpiry.file.PhoneMask;
import io.pointexpiry.ledger.ExpiryEntry;
import io.pointexpiry.ledger.ExpiryTable;
import io.pointexpiry.ledger.FolderClock;
import io.pointexpiry.ledger.StoredLot;
import io.pointexpiry.ledger.UnreturnedPoints;
import io.pointexpiry.notice.NoticeOutcome;
import io.pointexpiry.notice.SilentNotices;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads all that there is to tell of one member, or of one lot. */
public final class DeskReads {

	private static final String LOT = """
			select lot_id, member_id, kind, earned_on, points, remaining, own_expires_on, floor_on, status, expires_on,
			  policy_version, date_reason, unchanged_on, refused, reversed_on, origin_lot_id
			from point_lot
			""";

	private static final String ENTRY = """
			select e.lot_id, e.entry_type, e.ref, e.posted_on, e.business_date, e.kind, e.tier, e.reason, e.points,
			  e.earned_on, e.expires_on, e.policy_version, e.warned_on, e.run_id, e.recorded_at
			from expiry_record e
			""";

	private static final String UNRETURNED = UnreturnedPoints.where(ExpiryTable.OF_MEMBER, "o.member_id = ?");

	private final JdbcClient jdbc;

	public DeskReads(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** All lots of a member, by the day they were earned. */
	public List<DeskLot> lots(String memberId) {
		return this.jdbc.sql(LOT + "where member_id = ? order by earned_on, lot_id")
			.param(memberId)
			.query(DeskReads::lot)
			.list();
	}

	/** A lot, locked until the transaction ends. */
	public Optional<DeskLot> lock(String lotId) {
		return this.jdbc.sql(LOT + "where lot_id = ? for update").param(lotId).query(DeskReads::lot).optional();
	}

	/** The open lots of a member, locked until the transaction ends. */
	public List<DeskLot> lockOpen(String memberId) {
		return this.jdbc
			.sql(LOT + "where member_id = ? and status = 'OPEN' and remaining > 0 order by lot_id for update")
			.param(memberId)
			.query(DeskReads::lot)
			.list();
	}

	/** The promises for a member's lots, oldest first. */
	public List<DeskFloor> floors(String memberId) {
		return this.jdbc.sql("""
				select f.lot_id, f.cause, f.ref, f.until_on, f.business_date, f.old_expires_on, f.why, f.by_whom
				from lot_floor f join point_lot l on l.lot_id = f.lot_id
				where l.member_id = ? order by f.lot_id, f.until_on, f.cause, f.ref""")
			.param(memberId)
			.query((row, number) -> new DeskFloor(text(row, "lot_id"), text(row, "cause"), text(row, "ref"),
					day(row, "until_on"), day(row, "business_date"), Batches.date(row, "old_expires_on"),
					masked(row.getString("why")), masked(row.getString("by_whom"))))
			.list();
	}

	/** Whether the desk promised a lot exactly this day. */
	boolean isPromised(String lotId, LocalDate until) {
		return this.jdbc.sql("select count(*) from lot_floor where lot_id = ? and cause = 'DESK' and until_on = ?")
			.params(lotId, until)
			.query(Long.class)
			.single() > 0;
	}

	/** The holds on a member and their lots, oldest first; those that ended too. */
	public List<DeskHold> holds(String memberId) {
		return this.jdbc.sql("""
				select hold_id, member_id, lot_id, placed_on, placed_at, why, by_whom, released_at, released_why,
				  released_by
				from hold where member_id = ? order by hold_id""").param(memberId).query(DeskReads::hold).list();
	}

	/** What lapsed of a member's lots and what was given back, oldest first. */
	public List<ExpiryEntry> entries(String memberId) {
		return this.jdbc
			.sql(ENTRY + "where " + ExpiryTable.OF_MEMBER + " order by e.recorded_at, e.lot_id, e.entry_type, e.ref")
			.param(memberId)
			.query(DeskReads::entry)
			.list();
	}

	/**
	 * What lapsed of a member's lots and nobody gave back since, at least 1 point each.
	 */
	public Map<UnreturnedPoints.Lapse, Long> unreturned(String memberId) {
		return this.jdbc.sql(UNRETURNED)
			.params(memberId, memberId)
			.query((row,
					number) -> Map.entry(new UnreturnedPoints.Lapse(text(row, "lot_id"), day(row, "business_date"),
							Reason.valueOf(text(row, "reason"))), row.getLong("points")))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	/**
	 * The notices of a member with all that they tell, oldest first.
	 * @param clock by which folders count as published that do not say it
	 */
	public List<DeskNotice> notices(String memberId, FolderClock clock) {
		Map<String, List<DeskNotice.Item>> items = this.jdbc.sql("""
				select notice_id, item, subject_on, stage, points from notice_item
				where member_id = ? order by subject_on, item, stage, ref""")
			.param(memberId)
			.query((row, number) -> Map.entry(text(row, "notice_id"),
					new DeskNotice.Item(text(row, "item"), day(row, "subject_on"), text(row, "stage"),
							row.getLong("points"))))
			.list()
			.stream()
			.collect(Collectors.groupingBy(Map.Entry::getKey,
					Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
		OffsetDateTime silent = SilentNotices.before(this.jdbc);
		return this.jdbc
			.sql("""
					select n.notice_id, n.business_date, n.n, n.send_on, n.channel, %s as state, n.to_number, n.subject, n.body,
					  n.unreachable, %s as outcome
					from notice n left join notice_folder f on f.business_date = n.business_date and f.n = n.n
					where n.member_id = ? order by n.send_on, n.notice_id"""
				.formatted(SilentNotices.STATE, NoticeOutcome.sql(clock)))
			.params(silent, silent, memberId)
			.query((row, number) -> notice(row, items.getOrDefault(text(row, "notice_id"), List.of())))
			.list();
	}

	private static DeskLot lot(ResultSet row, int number) throws SQLException {
		Lot lot = new Lot(text(row, "lot_id"), text(row, "member_id"), text(row, "kind"), day(row, "earned_on"),
				row.getLong("points"), row.getLong("remaining"), Batches.date(row, "own_expires_on"),
				Batches.date(row, "floor_on"));
		String reason = row.getString("date_reason");
		return new DeskLot(lot, StoredLot.Status.valueOf(text(row, "status")), Batches.date(row, "expires_on"),
				row.getString("policy_version"), (reason != null) ? Reason.valueOf(reason) : null,
				Batches.date(row, "unchanged_on"), row.getString("refused"), Batches.date(row, "reversed_on"),
				row.getString("origin_lot_id"));
	}

	private static DeskHold hold(ResultSet row, int number) throws SQLException {
		return new DeskHold(row.getLong("hold_id"), text(row, "member_id"), row.getString("lot_id"),
				Batches.date(row, "placed_on"), at(row, "placed_at"),
				Objects.requireNonNull(masked(row.getString("why"))), PhoneMask.in(text(row, "by_whom")),
				(row.getObject("released_at", OffsetDateTime.class) != null) ? at(row, "released_at") : null,
				masked(row.getString("released_why")), masked(row.getString("released_by")));
	}

	private static ExpiryEntry entry(ResultSet row, int number) throws SQLException {
		return new ExpiryEntry(text(row, "lot_id"), ExpiryEntry.Type.valueOf(text(row, "entry_type")), text(row, "ref"),
				day(row, "posted_on"), day(row, "business_date"), text(row, "kind"), text(row, "tier"),
				Reason.valueOf(text(row, "reason")), row.getLong("points"), day(row, "earned_on"),
				Batches.date(row, "expires_on"), text(row, "policy_version"), Batches.date(row, "warned_on"),
				text(row, "run_id"), at(row, "recorded_at"));
	}

	private static DeskNotice notice(ResultSet row, List<DeskNotice.Item> items) throws SQLException {
		String number = row.getString("to_number");
		return new DeskNotice(text(row, "notice_id"), day(row, "business_date"), row.getInt("n"), day(row, "send_on"),
				text(row, "channel"), text(row, "state"), NoticeOutcome.valueOf(text(row, "outcome")),
				(number != null) ? PhoneMask.of(number) : null, row.getString("subject"), text(row, "body"),
				row.getString("unreachable"), items);
	}

	/** What somebody typed, with telephone numbers masked. */
	private static @Nullable String masked(@Nullable String typed) {
		return (typed != null) ? PhoneMask.in(typed) : null;
	}

	private static String text(ResultSet row, String column) throws SQLException {
		return Objects.requireNonNull(row.getString(column), column);
	}

	private static LocalDate day(ResultSet row, String column) throws SQLException {
		return Objects.requireNonNull(Batches.date(row, column), column);
	}

	private static Instant at(ResultSet row, String column) throws SQLException {
		return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class), column).toInstant();
	}

}
