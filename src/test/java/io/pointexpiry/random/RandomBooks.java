package io.pointexpiry.random;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.pointexpiry.closing.CloseOptions;
import io.pointexpiry.closing.CloseReport;
import io.pointexpiry.closing.DayCloser;
import io.pointexpiry.desk.Desk;
import io.pointexpiry.desk.DeskOrder;
import io.pointexpiry.desk.DeskRefusedException;
import io.pointexpiry.desk.DeskResult;
import io.pointexpiry.domain.ControlTotals;
import io.pointexpiry.domain.Outcome;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.file.Home;
import io.pointexpiry.intake.ImportResult;
import io.pointexpiry.intake.Input;
import io.pointexpiry.ledger.AppliedPolicies;
import io.pointexpiry.ledger.Calendar;
import io.pointexpiry.ledger.NightRun.Opening;
import io.pointexpiry.night.DryRun;
import io.pointexpiry.night.NightStoppedException;
import io.pointexpiry.notice.Feed;
import io.pointexpiry.notice.NoticeFolders;
import io.pointexpiry.privacy.Purge;
import io.pointexpiry.progress.Progress;
import io.pointexpiry.support.Nights;
import io.pointexpiry.support.TestDatabase;
import org.jspecify.annotations.Nullable;

import org.springframework.transaction.support.TransactionTemplate;

/**
 * The program over books of its own, as operator, desk and online services use it. Each
 * use says what came of it, refusals included. What is chosen among what the books hold
 * is chosen by a number rolled before: the same in books that are the same.
 */
final class RandomBooks implements AutoCloseable {

	private static final ZoneId ZONE = ZoneId.of("Asia/Seoul");

	private static final String OPEN_LOTS = "select lot_id from point_lot where status = 'OPEN' and remaining > 0";

	private final Nights nights;

	private Instant now = Instant.EPOCH;

	RandomBooks(TestDatabase database, String policy) {
		this.nights = Nights.of(database, policy).live(policy);
	}

	Nights nights() {
		return this.nights;
	}

	void at(Instant instant) {
		this.now = instant;
		this.nights.at(instant);
	}

	private LocalDate today() {
		return LocalDate.ofInstant(this.now, ZONE);
	}

	// ---------------------------------------------------------------- operator

	String brings(Input input, @Nullable LocalDate asOf, String csv) {
		ImportResult result = this.nights.asOf((asOf != null) ? asOf.toString() : null).offers(input, csv);
		return result.toString().replace(this.nights.home().toString(), "");
	}

	/** Closes the days up to one; null: all that have ended. */
	String run(@Nullable LocalDate until, @Nullable Opening opening) {
		return large((accept) -> this.nights.get(DayCloser.class).run(order(until, opening, accept), (day) -> {
		}));
	}

	String rerun(LocalDate day) {
		return large((accept) -> this.nights.get(DayCloser.class).rerun(order(day, null, accept), (done) -> {
		}));
	}

	String reverse(LocalDate day) {
		return large((accept) -> this.nights.get(DayCloser.class).reverse(order(day, null, accept), (done) -> {
		}));
	}

	String dryRun(LocalDate day) {
		return said(() -> day + " " + totals(this.nights.get(DryRun.class).of(day, null, false).totals()));
	}

	private CloseOptions order(@Nullable LocalDate date, @Nullable Opening opening, @Nullable String accept) {
		return new CloseOptions(date, today(), opening, accept, "a wrong day", "operator", List.of(Feed.values()));
	}

	private static String text(CloseReport report) {
		String days = report.days()
			.stream()
			.map((day) -> day.runId() + " " + totals(day.totals()))
			.collect(Collectors.joining("; "));
		return "closed %s; %d notices, %d unreachable, in %s; listed %s of %d".formatted(days, report.notices(),
				report.unreachable(), report.folder(), report.listed(), report.newlyListed());
	}

	/** Control totals in the order of the outcomes. */
	private static String totals(ControlTotals totals) {
		return "read " + totals.candidates()
				+ Arrays.stream(Outcome.values())
					.map((outcome) -> ", " + outcome + " " + totals.of(outcome))
					.collect(Collectors.joining());
	}

	/** A night that is larger than foreseen goes on when the operator has looked. */
	private String large(Function<@Nullable String, CloseReport> night) {
		String said = said(() -> text(night.apply(null)));
		return said.contains("--accept-large") ? said + " / " + said(() -> text(night.apply("looked"))) : said;
	}

	/** Goes on with another policy file. */
	String policy(String text) {
		this.nights.policy(text);
		return "read";
	}

	String amend(String version) {
		LocalDate next = this.nights.get(Calendar.class).lastClosed();
		return "" + this.nights.get(TransactionTemplate.class)
			.execute((status) -> this.nights.get(AppliedPolicies.class)
				.amend(version, (next != null) ? next.plusDays(1) : today(), "agreed", "owner", this.now));
	}

	String purge(LocalDate before) {
		try {
			return new Purge(this.nights.books().template(), this.nights.get(TransactionTemplate.class),
					this.nights.get(Home.class), this.nights.get(Programme.class), this.nights.get(Progress.class))
				.before(before, "operator", this.now)
				.toString();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	// ---------------------------------------------------------------- desk, services,
	// gateway

	/** What the desk does with a lot. */
	@FunctionalInterface
	interface LotCommand {

		DeskResult of(Desk desk, String lotId, DeskOrder order);

	}

	/** Asks the desk for something about one of the lots that a query finds. */
	String asks(String lots, int roll, LotCommand command) {
		String lot = choose(lots, roll);
		return (lot == null) ? "no such lot" : asks((desk, order) -> command.of(desk, lot, order));
	}

	/** Asks the desk for something. */
	String asks(BiFunction<Desk, DeskOrder, DeskResult> command) {
		return said(() -> command.apply(desk(), new DeskOrder("a call", "kim", this.now, today())).toString());
	}

	private Desk desk() {
		return new Desk(this.nights.books().template(), this.nights.get(TransactionTemplate.class),
				this.nights.get(Programme.class), this.nights.get(NoticeFolders.class)::recall);
	}

	/** An online service redeems from a lot. */
	String redeems(String id, int roll, LocalDate day, int points) {
		String lot = choose(OPEN_LOTS, roll);
		if (lot == null) {
			return "no such lot";
		}
		String member = this.nights.rows("select member_id from point_lot where lot_id = ?", lot).get(0);
		return lot + " " + this.nights.books().redeem(id, lot, member, day.toString(), points);
	}

	/** The gateway reports what became of a notice. */
	String receipt(int roll, String state) {
		String notice = choose("select notice_id from notice where state <> 'MADE'", roll);
		return (notice == null) ? "no notice" : notice + " "
				+ brings(Input.RECEIPTS, null, "notice_id,state,at\n%s,%s,%s\n".formatted(notice, state, this.now));
	}

	private @Nullable String choose(String sql, int roll) {
		List<String> rows = this.nights.rows(sql).stream().sorted().toList();
		return rows.isEmpty() ? null : rows.get(roll % rows.size());
	}

	// ----------------------------------------------------------------

	/**
	 * What is said by something that may be refused. A night that failed for another
	 * reason than a sentence of its own is no refusal.
	 */
	private String said(Supplier<String> something) {
		try {
			return something.get().replace(this.nights.home().toString(), "");
		}
		catch (NightStoppedException ex) {
			if (ex.getSuppressed().length > 0) {
				throw ex;
			}
			return ex.getMessage();
		}
		catch (DeskRefusedException ex) {
			return ex.getMessage();
		}
	}

	@Override
	public void close() {
		this.nights.close();
	}

}
