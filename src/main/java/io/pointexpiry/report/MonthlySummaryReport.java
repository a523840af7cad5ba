package io.pointexpiry.report;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.pointexpiry.database.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * The books by month: the report {@code summary} added up. Each month has a row for every
 * kind of lot, one without a movement too, and one for all of them ({@code *}), from the
 * first day asked for, else the first day closed, to the last one asked for, else the
 * last day closed. {@code breakage_rate} is the share that expired of all points that
 * were redeemed or expired, net of what was cancelled and given back. Sorted by month and
 * kind.
 *
 * @see "rules.md#summary"
 */
public final class MonthlySummaryReport implements Report {

	private static final String ALL_KINDS = "*";

	@Override
	public String name() {
		return "summary";
	}

	@Override
	public List<String> columns() {
		List<String> columns = new ArrayList<>(new SummaryReport().columns());
		columns.set(0, "month");
		columns.add("breakage_rate");
		return List.copyOf(columns);
	}

	@Override
	public void write(Snapshot books, PostedRange range, RowSink rows) {
		LocalDate lastClosed = books.jdbc()
			.sql("select last_closed from books where last_closed is not null")
			.query(LocalDate.class)
			.optional()
			.orElse(null);
		LocalDate last = (range.to() != null) ? range.to() : lastClosed;
		if (last == null) {
			return;
		}
		LocalDate first = (range.from() != null) ? range.from() : SummaryReport.firstClosed(books, range);
		Months months = new Months(kinds(books), first, rows);
		books.each(SummaryReport.MOVEMENTS.formatted(books.byCodePoint("kind")), (row) -> {
			months.add(Movements.of(row));
		}, last);
		months.finish(YearMonth.from(last));
	}

	private static List<String> kinds(Snapshot books) {
		return books.jdbc()
			.sql("select kind from point_lot group by kind order by " + books.byCodePoint("kind"))
			.query(String.class)
			.list();
	}

	/** Adds up the movements of one month after the other. */
	private static final class Months {

		private final List<String> kinds;

		private final LocalDate first;

		private final RowSink rows;

		private final Map<String, BigInteger> closings = new HashMap<>();

		private final Map<String, Movements> moved = new HashMap<>();

		private YearMonth month;

		Months(List<String> kinds, LocalDate first, RowSink rows) {
			this.kinds = List.copyOf(kinds);
			this.first = first;
			this.rows = rows;
			this.month = YearMonth.from(first);
		}

		void add(Movements movements) {
			if (movements.postedOn().isBefore(this.first)) {
				this.closings.merge(movements.kind(), movements.change(), BigInteger::add);
				return;
			}
			write(YearMonth.from(movements.postedOn()));
			this.moved.merge(movements.kind(), movements, Movements::plus);
		}

		void finish(YearMonth last) {
			write(last.plusMonths(1));
		}

		/** Writes the months before one. */
		private void write(YearMonth next) {
			while (this.month.isBefore(next)) {
				Movements all = Movements.none(this.first, ALL_KINDS);
				BigInteger opening = BigInteger.ZERO;
				for (String kind : this.kinds) {
					Movements one = this.moved.getOrDefault(kind, Movements.none(this.first, kind));
					opening = opening.add(this.closings.getOrDefault(kind, BigInteger.ZERO));
					all = all.plus(one);
					write(one, this.closings.getOrDefault(kind, BigInteger.ZERO));
					this.closings.merge(kind, one.change(), BigInteger::add);
				}
				write(all, opening);
				this.moved.clear();
				this.month = this.month.plusMonths(1);
			}
		}

		private void write(Movements movements, BigInteger opening) {
			List<@Nullable Object> cells = new ArrayList<>(
					List.of(movements.cells(this.month, opening, opening.add(movements.change()))));
			cells.add(movements.breakageRate());
			this.rows.row(cells.toArray());
		}

	}

}
