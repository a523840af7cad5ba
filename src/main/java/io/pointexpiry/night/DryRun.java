package io.pointexpiry.night;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import io.pointexpiry.domain.ControlTotals;
import io.pointexpiry.file.CsvRows;
import io.pointexpiry.file.FinishedFile;
import io.pointexpiry.file.Home;
import io.pointexpiry.ledger.Calendar;
import io.pointexpiry.ledger.Ledger;
import io.pointexpiry.ledger.NightRun;
import io.pointexpiry.report.Report;
import io.pointexpiry.report.Reports;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks ahead: what would closing a day record, all that is due up to it included, on the
 * books as they stand? The day may lie ahead, and may be closed already: then it is what
 * its rerun would record.
 *
 * <p>
 * It is the night's own reading and deciding with another writer, a page of members after
 * the other, at one instant of the books. It does not run the night and roll it back:
 * that would lock every due lot, and keep online services waiting, until the last one was
 * decided. No table is touched.
 *
 * @see "rules.md#dry-runs"
 */
@Component
public final class DryRun {

	private final MemberPages pages;

	private final DecidedAhead decided;

	private final Calendar calendar;

	private final Home home;

	private final TransactionTemplate snapshot;

	DryRun(MemberPages pages, DecidedAhead decided, Calendar calendar, Home home, PlatformTransactionManager manager) {
		this.pages = pages;
		this.decided = decided;
		this.calendar = calendar;
		this.home = home;
		this.snapshot = new TransactionTemplate(manager);
		this.snapshot.setReadOnly(true);
		this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
	}

	/**
	 * What a day would take.
	 *
	 * @param totals control totals, as the night would have them
	 * @param file the expiries, with the columns of their report
	 */
	public record Foresight(ControlTotals totals, String file) {
	}

	/**
	 * Evaluates a day and writes {@code reports/dry-run-DAY.csv}.
	 * @param opening what becomes of lots that were due before the very first day; null:
	 * it is not asked
	 * @param assumeWarned whether warnings that the runs of days still to come would make
	 * are taken as given
	 * @throws UncheckedIOException if the file cannot be written
	 */
	public Foresight of(LocalDate day, NightRun.@Nullable Opening opening, boolean assumeWarned) {
		return of(day, opening, assumeWarned, "");
	}

	/**
	 * Evaluates a day and writes {@code reports/dry-run-DAY} with a suffix.
	 * @param suffix tells the file of a trial from that of the policy file in force
	 */
	public Foresight of(LocalDate day, NightRun.@Nullable Opening opening, boolean assumeWarned, String suffix) {
		LocalDate lastClosed = this.calendar.lastClosed();
		NightRun run = NightRun.imagined(day, lastClosed, opening);
		Path file = this.home.reports().resolve("dry-run-" + day + suffix + ".csv");
		List<ControlTotals> totals = new ArrayList<>();
		totals.add(ControlTotals.NONE);
		try {
			FinishedFile.write(file, (writer) -> {
				CsvRows rows = CsvRows.plain(writer);
				rows.row(columns());
				this.snapshot.executeWithoutResult((status) -> this.pages.asOf(run, (page) -> {
					DecidedAhead.Page ahead = this.decided.of(run, page, assumeWarned ? lastClosed : null);
					ahead.expiries().forEach((expiry) -> write(run, expiry, rows));
					totals.add(totals.remove(0).plus(ahead.totals()));
				}));
			});
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return new Foresight(totals.get(0), file.toString());
	}

	private static Object[] columns() {
		return Reports.named("expiries").map(Report::columns).orElseThrow().toArray();
	}

	private static void write(NightRun run, Ledger.Expiry it, CsvRows rows) {
		try {
			rows.row(run.postedOn(), run.businessDate(), "EXPIRY", it.lot().memberId(), it.lot().lotId(),
					it.lot().kind(), it.tier(), it.reason(), it.lot().remaining(), it.lot().earnedOn(), it.expiresOn(),
					it.policyVersion(), it.warnedOn(), null, null);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
