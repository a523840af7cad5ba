package io.pointexpiry.night;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.pointexpiry.domain.Activities;
import io.pointexpiry.domain.ControlTotals;
import io.pointexpiry.domain.Decision;
import io.pointexpiry.domain.Night;
import io.pointexpiry.domain.Outcome;
import io.pointexpiry.file.CsvRows;
import io.pointexpiry.file.FinishedFile;
import io.pointexpiry.file.Home;
import io.pointexpiry.report.Report;
import io.pointexpiry.report.Reports;
import io.pointexpiry.store.Calendar;
import io.pointexpiry.store.Ledger;
import io.pointexpiry.store.LotReads;
import io.pointexpiry.store.LotState;
import io.pointexpiry.store.NightRun;

/**
 * Looks ahead: what would closing a day take, all that is due up to it included, on the
 * books as they stand? The rules are the night's own, asked about dates computed anew; no
 * table is touched. The day may lie ahead.
 */
public final class DryRun {

	private final MemberPages pages;

	private final Candidates candidates;

	private final GrantExtensions extensions;

	private final LotReads lots;

	private final Deciding deciding;

	private final Calendar calendar;

	private final Home home;

	DryRun(MemberPages pages, Candidates candidates, GrantExtensions extensions, LotReads lots, Deciding deciding,
			Calendar calendar, Home home) {
		this.pages = pages;
		this.candidates = candidates;
		this.extensions = extensions;
		this.lots = lots;
		this.deciding = deciding;
		this.calendar = calendar;
		this.home = home;
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
	 * @throws UncheckedIOException if the file can not be written
	 */
	public Foresight of(ClosingOrder order, Instant at) {
		LocalDate day = order.until();
		NightRun run = new NightRun("", 0, day, 1, "run", day, day, day, day.plusDays(1),
				(this.calendar.lastClosed() == null) ? order.opening() : null, null, at);
		Path file = this.home.reports().resolve("dry-run-" + day + ".csv");
		List<ControlTotals> totals = new ArrayList<>();
		try {
			FinishedFile.write(file, (writer) -> {
				CsvRows rows = CsvRows.plain(writer);
				rows.row(columns());
				this.pages.asOf(day, (page) -> totals.add(evaluate(run, page, rows)));
			});
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return new Foresight(totals.stream().reduce(ControlTotals.NONE, ControlTotals::plus), file.toString());
	}

	private static Object[] columns() {
		return Reports.named("expiries").map(Report::columns).orElseThrow().toArray();
	}

	private ControlTotals evaluate(NightRun run, MemberPages.Page page, CsvRows rows) {
		Night night = this.deciding.night(run);
		Set<String> extended = extended(run, page);
		ControlTotals totals = ControlTotals.NONE;
		for (Candidate candidate : this.candidates.asOf(run, page)) {
			long points = candidate.lot().lot().remaining();
			boolean granted = extended.contains(candidate.lot().lot().lotId());
			Decision decision = this.deciding.decide(run, candidate, night);
			totals = totals.read(points).add(granted ? Outcome.EXTENDED : decision.kind(), points);
			if (!granted && decision instanceof Decision.Expire expire) {
				write(run, candidate.expiry(expire), rows);
			}
		}
		return totals;
	}

	/** Lots that an extension programme would save on their last day. */
	private Set<String> extended(NightRun run, MemberPages.Page page) {
		List<LotState> asked = page.lots()
			.stream()
			.filter((lot) -> run.businessDate().equals(lot.expiresOn()))
			.toList();
		List<String> ids = asked.stream().map((lot) -> lot.lot().lotId()).toList();
		var granted = this.lots.extensions(ids);
		Set<String> extended = new HashSet<>();
		for (LotState lot : asked) {
			String owner = lot.lot().memberId();
			this.extensions
				.grant(run, lot, Objects.requireNonNull(page.members().get(owner)).member(),
						page.activities().getOrDefault(owner, Activities.NONE),
						granted.getOrDefault(lot.lot().lotId(), Set.of()))
				.ifPresent((grant) -> extended.add(lot.lot().lotId()));
		}
		return extended;
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
