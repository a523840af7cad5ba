package io.pointexpiry.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.pointexpiry.database.ChunkSize;
import io.pointexpiry.desk.DeskOrder;
import io.pointexpiry.desk.DeskOutcome;
import io.pointexpiry.desk.DeskResult;
import io.pointexpiry.desk.LotOrder;
import io.pointexpiry.intake.OrderFile;
import io.pointexpiry.progress.Progress;
import org.jspecify.annotations.Nullable;

/** Carries out the orders of a file, some at a time, and notes what became of them. */
final class OrdersOfFile {

	/** As few as a night may wait for. */
	private static final int CHUNK = 50;

	private final OrderFile file;

	private final Function<List<LotOrder>, List<DeskOutcome>> desk;

	private final List<DeskResult> done = new ArrayList<>();

	/**
	 * Creates it.
	 * @param desk carries out some orders together
	 */
	OrdersOfFile(OrderFile file, Function<List<LotOrder>, List<DeskOutcome>> desk) {
		this.file = file;
		this.desk = desk;
	}

	/**
	 * Carries out what can be, and makes rejects of the rest.
	 * @param byWhom who orders a row, and why
	 */
	void carryOut(Function<OrderFile.Order, DeskOrder> byWhom, Progress.Work progress) {
		List<OrderFile.Order> orders = this.file.orders();
		int chunk = ChunkSize.of(CHUNK);
		for (int from = 0; from < orders.size(); from += chunk) {
			List<OrderFile.Order> some = orders.subList(from, Math.min(from + chunk, orders.size()));
			carryOut(some.stream().filter(this::hasReason).toList(), byWhom);
			progress.add(some.size());
		}
	}

	private void carryOut(List<OrderFile.Order> some, Function<OrderFile.Order, DeskOrder> byWhom) {
		List<DeskOutcome> outcomes = this.desk.apply(some.stream()
			.map((it) -> new LotOrder(it.lotId(), it.memberId(), it.until(), byWhom.apply(it)))
			.toList());
		for (int i = 0; i < some.size(); i++) {
			OrderFile.Order order = some.get(i);
			outcomes.get(i)
				.sort(this.done::add, (cell) -> this.file.reject(order, cell.column(), cell.found(), cell.expected()));
		}
	}

	private boolean hasReason(OrderFile.Order order) {
		String reason = order.reason();
		if (reason == null || ReasonOption.isReason(reason)) {
			return true;
		}
		this.file.reject(order, "reason", reason, "words that say why");
		return false;
	}

	/**
	 * What became of them.
	 * @param rejects where the rejects are listed; null: nowhere
	 */
	OrdersSummary summary(Path path, boolean dryRun, @Nullable Path rejects) {
		List<String> problems = this.file.rejects();
		long rows = this.file.read();
		long unchanged = rows - this.done.size() - problems.size() - this.file.ofOtherCommand();
		return new OrdersSummary(String.valueOf(path.getFileName()), dryRun, rows, this.done.size(), unchanged,
				this.file.ofOtherCommand(), problems.size(), (rejects != null) ? rejects.toString() : null,
				this.file.unknownColumns(), dryRun ? this.done : List.of(), dryRun ? problems : List.of());
	}

}
