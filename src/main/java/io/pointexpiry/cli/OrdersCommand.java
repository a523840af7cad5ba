package io.pointexpiry.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import io.pointexpiry.desk.Desk;
import io.pointexpiry.desk.DeskOrder;
import io.pointexpiry.desk.DeskOutcome;
import io.pointexpiry.desk.DeskResult;
import io.pointexpiry.desk.LotOrder;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.file.Home;
import io.pointexpiry.intake.OrderFile;
import io.pointexpiry.progress.Progress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * A command of the customer desk that takes one lot, or a file of lots. Of a file, what
 * can be done is done in chunks, each a transaction; what cannot is listed as a reject.
 * The same file again finds that it is done already, and so finishes what was killed.
 *
 * @see "rules.md#orders-of-a-file"
 */
abstract class OrdersCommand extends BooksCommand {

	@Option(names = "--lot", paramLabel = "LOT", description = "the lot")
	private @Nullable String lot;

	@Option(names = "--file", paramLabel = "FILE",
			description = "many lots at once: CSV with the columns lot_id, until, reason")
	private @Nullable Path file;

	@Option(names = "--dry-run", description = "with --file: say what would be done, and change nothing")
	private boolean dryRun;

	@Mixin
	private final CharsetOption charset = new CharsetOption();

	@Option(names = "--reason", paramLabel = "TEXT",
			description = "why; it is kept on record. With --file: of rows without a reason of their own")
	private @Nullable String reason;

	@Option(names = "--by", paramLabel = "WHO", description = "who asks for it (default: the user of this machine)")
	private @Nullable String by;

	private @Nullable OrderFile orders;

	/** Which command it is. */
	abstract OrderFile.Command command();

	/** The day that was typed; null: none. */
	abstract @Nullable LocalDate until();

	/** Whether a day has to be named. */
	abstract boolean needsUntil();

	/** Does it with one lot. */
	abstract DeskResult carryOut(Desk desk, String lotId, @Nullable LocalDate until, DeskOrder order);

	/** Does it with some lots. */
	abstract List<DeskOutcome> carryOut(Desk desk, List<LotOrder> orders, boolean dryRun);

	@Override
	boolean works() {
		return false;
	}

	@Override
	boolean writes() {
		return !this.dryRun;
	}

	@Override
	void check() {
		if ((this.lot == null) == (this.file == null)) {
			throw new UsageError("Say what is meant: %s, or --file FILE."
				.formatted(needsUntil() ? "--lot LOT --until DATE" : "--lot LOT [--until DATE]"));
		}
		if (this.reason != null) {
			ReasonOption.reason("--reason", this.reason);
		}
		ReasonOption.byWhom(this.by);
		if (this.file != null) {
			checkFile(this.file);
		}
		else {
			checkLot();
		}
	}

	private void checkLot() {
		if (this.dryRun) {
			throw new UsageError("--dry-run is about a file; give it together with --file.");
		}
		if (needsUntil() && until() == null) {
			throw new UsageError("Missing required option: '--until=DATE', the new last usable day.");
		}
		if (this.reason == null) {
			throw new UsageError("Missing required option: '--reason=TEXT', which is kept on record.");
		}
	}

	private void checkFile(Path path) {
		if (until() != null) {
			throw new UsageError("--until is for one lot; a file has a column of that name.");
		}
		OrderFile read = OrderFile.read(path, this.charset.charset(), command());
		read.orders()
			.stream()
			.filter((it) -> it.reason() == null && this.reason == null)
			.findFirst()
			.ifPresent((it) -> {
				throw new UsageError("Line %d of %s gives no reason; fill it in, or add --reason TEXT for such rows."
					.formatted(it.line(), path));
			});
		this.orders = read;
	}

	@Override
	int run(Session session) throws IOException {
		Instant now = expiry().clock().instant();
		if (this.orders == null || this.file == null) {
			return one(session, now);
		}
		session.get(AccessLog.class).note(now, user(), command().label() + " --file", AccessLog.EVERYBODY);
		OrdersOfFile work = new OrdersOfFile(this.orders,
				(some) -> carryOut(session.get(Desk.class), some, this.dryRun));
		try (Progress.Work progress = expiry().progress()
			.begin(command().label(), "orders", this.orders.orders().size())) {
			work.carryOut((row) -> order(session, row.reason(), now), progress);
		}
		Path rejects = this.dryRun ? null : this.orders.list(session.get(Home.class).rejects(), now).orElse(null);
		OrdersSummary summary = work.summary(this.file, this.dryRun, rejects);
		print(summary, summary.text(language(session), words(session)));
		return (summary.rejected() > 0) ? ExitCode.DONE_WITH_LIST : ExitCode.DONE;
	}

	private int one(Session session, Instant now) throws IOException {
		DeskResult result = carryOut(session.get(Desk.class), String.valueOf(this.lot), until(),
				order(session, null, now));
		DeskCommand.log(session, now, result);
		print(result, result.sentence(language(session)) + System.lineSeparator());
		return ExitCode.DONE;
	}

	private DeskOrder order(Session session, @Nullable String own, Instant now) {
		LocalDate today = LocalDate.ofInstant(now, session.get(Programme.class).zone());
		String why = (own != null) ? own : String.valueOf(this.reason);
		return new DeskOrder(why.strip(), ReasonOption.byWhom(this.by), now, today);
	}

}
