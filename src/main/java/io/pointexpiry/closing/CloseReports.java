package io.pointexpiry.closing;

import java.util.ArrayList;
import java.util.List;

import io.pointexpiry.file.Home;
import io.pointexpiry.ledger.UnfitRedemptions;
import io.pointexpiry.night.ControlTotalsBook;
import io.pointexpiry.notice.NoticeFolderBook;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts together what calls of run and rerun did, from what they committed. */
final class CloseReports {

	private static final int SHOWN = 20;

	/**
	 * Lots that one of the closings listed, and no run before it did for the same cause.
	 */
	private static final String NEWLY_LISTED = """
			from withheld_lot w join night_run r on r.run_id = w.run_id
			where r.closing_id = ? and not exists (
			  select 1 from withheld_lot e join night_run b on b.run_id = e.run_id
			  where e.lot_id = w.lot_id and e.why = w.why and b.closing_id < ?)""";

	private final JdbcClient jdbc;

	private final ControlTotalsBook totals;

	private final NoticeFolderBook folders;

	private final Home home;

	CloseReports(JdbcClient jdbc, NoticeFolderBook folders, ControlTotalsBook totals, Home home) {
		this.jdbc = jdbc;
		this.folders = folders;
		this.totals = totals;
		this.home = home;
	}

	CloseReport of(List<Long> closings) {
		List<CloseReport.Day> days = new ArrayList<>();
		List<CloseReport.Listed> listed = new ArrayList<>();
		List<String> unfit = new ArrayList<>();
		long notices = 0;
		long unreachable = 0;
		long tooLate = 0;
		long newlyListed = 0;
		@Nullable String folder = null;
		for (long closing : closings) {
			days.addAll(days(closing));
			NoticeFolderBook.Count told = this.folders.count(closing);
			notices += told.notices();
			unreachable += told.unreachable();
			tooLate += count("select too_late from closing where closing_id = ?", closing);
			newlyListed += count("select count(distinct w.lot_id) " + NEWLY_LISTED, closing, closing);
			listed.addAll(listed(closing));
			unfit.addAll(new UnfitRedemptions(this.jdbc).postedBy(closing));
			folder = folder(closing, folder);
		}
		return new CloseReport(days, notices, unreachable, tooLate, folder,
				listed.subList(0, Math.min(SHOWN, listed.size())), newlyListed, unfit);
	}

	private List<CloseReport.Day> days(long closing) {
		return this.jdbc.sql("select run_id, business_date from night_run where closing_id = ? order by business_date")
			.param(closing)
			.query((row, number) -> new CloseReport.Day(row.getString(1), row.getObject(2, java.time.LocalDate.class),
					this.totals.of(row.getString(1))))
			.list();
	}

	private List<CloseReport.Listed> listed(long closing) {
		return this.jdbc
			.sql("select distinct w.lot_id, w.member_id, w.why, w.points, w.detail " + NEWLY_LISTED
					+ " order by w.member_id, w.lot_id fetch first " + SHOWN + " rows only")
			.params(closing, closing)
			.query((row, number) -> new CloseReport.Listed(row.getString("lot_id"), row.getString("member_id"),
					row.getLong("points"), row.getString("why"), row.getString("detail")))
			.list();
	}

	private @Nullable String folder(long closing, @Nullable String before) {
		return this.jdbc.sql("select business_date, n from notice_folder where closing_id = ?")
			.param(closing)
			.query((row, number) -> this.home.notices(row.getObject(1, java.time.LocalDate.class))
				.resolve(Integer.toString(row.getInt(2)))
				.toString())
			.optional()
			.orElse(before);
	}

	private long count(String sql, Object... parameters) {
		return this.jdbc.sql(sql).params(parameters).query(Long.class).single();
	}

}
