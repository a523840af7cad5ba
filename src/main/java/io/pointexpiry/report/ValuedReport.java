package io.pointexpiry.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.pointexpiry.database.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * A report with what its points are worth: after its own columns, for each column of
 * points one of money. The value is exact: points × the value of a point, with as many
 * decimals as that has. Which currency it is, the books do not know.
 */
public final class ValuedReport implements Report {

	private final Report report;

	private final List<String> points;

	private final BigDecimal valuePerPoint;

	/**
	 * Adds money to a report.
	 * @param points its columns of points, whole numbers
	 * @param valuePerPoint what one point is worth, above 0
	 */
	public ValuedReport(Report report, List<String> points, BigDecimal valuePerPoint) {
		if (valuePerPoint.signum() <= 0 || !report.columns().containsAll(points)) {
			throw new IllegalArgumentException("expected a value above 0 and columns of %s, found %s and %s"
				.formatted(report.columns(), valuePerPoint, points));
		}
		this.report = report;
		this.points = List.copyOf(points);
		this.valuePerPoint = valuePerPoint;
	}

	@Override
	public String name() {
		return this.report.name();
	}

	@Override
	public List<String> columns() {
		List<String> columns = new ArrayList<>(this.report.columns());
		this.points.forEach((column) -> columns.add(column + "_value"));
		return List.copyOf(columns);
	}

	@Override
	public void write(Snapshot books, PostedRange range, RowSink rows) {
		List<Integer> indexes = this.points.stream().map(this.report.columns()::indexOf).toList();
		this.report.write(books, range, (cells) -> {
			@Nullable Object[] valued = Arrays.copyOf(cells, cells.length + indexes.size());
			for (int i = 0; i < indexes.size(); i++) {
				Object points = cells[indexes.get(i)];
				valued[cells.length + i] = (points != null)
						? new BigDecimal(points.toString()).multiply(this.valuePerPoint) : null;
			}
			rows.row(valued);
		});
	}

}
