package io.pointexpiry.support;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A row to put straight into a table, for tests of what reads the books:
 * {@code aLot("L1", "M1").with("remaining", 40).into(books)}. Dates and instants are
 * written as text.
 */
public final class Fill {

	private static final Set<String> DATES = Set.of("first_closed", "last_closed", "business_date", "first_day",
			"last_day", "as_of", "inactive_since", "dormant_since");

	private final String table;

	private final Map<String, @Nullable Object> cells = new LinkedHashMap<>();

	private Fill(String table) {
		this.table = table;
	}

	/** A row of any table, empty. */
	public static Fill row(String table) {
		return new Fill(table);
	}

	/** The books' own row, the days from first to last closed. */
	public static Fill booksClosed(String first, String last) {
		return row("books").with("id", 1)
			.with("programme", "coffee")
			.with("first_closed", first)
			.with("last_closed", last);
	}

	/** An active member without tier. */
	public static Fill aMember(String memberId) {
		return row("member").with("member_id", memberId);
	}

	/** An open lot of 100 points, earned on 2024-01-01, valid until 2024-12-31. */
	public static Fill aLot(String lotId, String memberId) {
		return row("point_lot").with("lot_id", lotId)
			.with("member_id", memberId)
			.with("kind", "BASE")
			.with("earned_on", "2024-01-01")
			.with("points", 100)
			.with("remaining", 100)
			.with("delivered", 100)
			.with("expires_on", "2024-12-31")
			.with("policy_version", "1")
			.with("posted_on", "2024-01-01");
	}

	/** An entry of 100 points of the night of a run, for validity. */
	public static Fill anEntry(String entryType, String lotId, String memberId, String runId) {
		String businessDate = runId.substring(0, runId.indexOf('.'));
		return row("expiry_record").with("lot_id", lotId)
			.with("entry_type", entryType)
			.with("ref", runId)
			.with("posted_on", businessDate)
			.with("business_date", businessDate)
			.with("member_id", memberId)
			.with("kind", "BASE")
			.with("tier", "")
			.with("reason", "VALIDITY")
			.with("points", 100)
			.with("earned_on", "2024-01-01")
			.with("expires_on", "2024-12-31")
			.with("policy_version", "1")
			.with("run_id", runId)
			.with("recorded_at", businessDate + "T15:10:00Z");
	}

	/** A call that closes one day; it is finished where the run of its last day is. */
	public static Fill aClosing(int closingId, String day) {
		return row("closing").with("closing_id", closingId)
			.with("command", "run")
			.with("first_day", day)
			.with("last_day", day)
			.with("send_on", LocalDate.parse(day).plusDays(1).toString())
			.with("started_at", day + "T15:10:00Z");
	}

	/**
	 * A finished night without candidates. Its {@code state} (DONE, FAILED, STOPPED,
	 * RUNNING), {@code message} and {@code ended_at} go where a run leaves them: into the
	 * job repository.
	 */
	public static Fill aRun(String runId, int closingId) {
		int dot = runId.indexOf('.');
		return row("night_run").with("run_id", runId)
			.with("closing_id", closingId)
			.with("business_date", runId.substring(0, dot))
			.with("attempt", Integer.parseInt(runId.substring(dot + 1)))
			.with("command", "run")
			.with("state", "DONE")
			.with("posted_on", runId.substring(0, dot))
			.with("started_at", runId.substring(0, dot) + "T15:10:00Z");
	}

	/** A published notice by SMS about 100 points. */
	public static Fill aNotice(String noticeId, String memberId, String businessDate, int closingId) {
		return row("notice").with("notice_id", noticeId)
			.with("member_id", memberId)
			.with("business_date", businessDate)
			.with("n", 1)
			.with("closing_id", closingId)
			.with("send_on", LocalDate.parse(businessDate).plusDays(1).toString())
			.with("locale", "en")
			.with("channel", "SMS")
			.with("body", "text")
			.with("bytes", 4)
			.with("points", 100)
			.with("state", "PUBLISHED");
	}

	/** A warning of 100 points a month before a date. */
	public static Fill aWarning(String noticeId, String memberId, String subjectOn, String toldOn) {
		return row("notice_item").with("notice_id", noticeId)
			.with("member_id", memberId)
			.with("item", "EXPIRY_WARNING")
			.with("subject_on", subjectOn)
			.with("stage", "P1M")
			.with("ref", "")
			.with("points", 100)
			.with("told_on", toldOn);
	}

	/** A promise about 100 points, made in the night of a run. */
	public static Fill aFloor(String cause, String lotId, String memberId, String runId) {
		String businessDate = runId.substring(0, runId.indexOf('.'));
		return row("lot_floor").with("lot_id", lotId)
			.with("cause", cause)
			.with("ref", runId)
			.with("member_id", memberId)
			.with("until_on", LocalDate.parse(businessDate).plusDays(14).toString())
			.with("business_date", businessDate)
			.with("run_id", runId)
			.with("points", 100)
			.with("old_expires_on", businessDate)
			.with("recorded_at", businessDate + "T15:10:00Z");
	}

	/** Sets a column: text for dates and instants, null for none. */
	public Fill with(String column, @Nullable Object value) {
		this.cells.put(column, value);
		return this;
	}

	/** Inserts the row, and the execution of a run. */
	public void into(TestBooks books) {
		if (this.table.equals("night_run")) {
			leaveExecution(books);
		}
		String columns = String.join(", ", this.cells.keySet());
		String marks = String.join(", ", this.cells.keySet().stream().map((column) -> "?").toList());
		@Nullable Object[] values = this.cells.entrySet().stream().map((cell) -> typed(cell.getKey(), cell.getValue())).toArray();
		books.template().update("insert into " + this.table + " (" + columns + ") values (" + marks + ")", values);
	}

	private void leaveExecution(TestBooks books) {
		Object endedAt = this.cells.remove("ended_at");
		RunExecution.leave(books, "reverse".equals(this.cells.get("command")) ? "reversal" : "night",
				LocalDate.parse((String) this.cells.get("business_date")), (Integer) this.cells.get("attempt"),
				(String) this.cells.remove("state"), (String) this.cells.remove("message"),
				(endedAt != null) ? OffsetDateTime.parse((String) endedAt) : null);
	}

	private static @Nullable Object typed(String column, @Nullable Object value) {
		if (!(value instanceof String text)) {
			return value;
		}
		if (column.endsWith("_on") || DATES.contains(column)) {
			return LocalDate.parse(text);
		}
		return (column.equals("at") || column.endsWith("_at")) ? OffsetDateTime.parse(text) : value;
	}

}
