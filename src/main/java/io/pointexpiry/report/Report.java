package io.pointexpiry.report;

import java.util.List;

import io.pointexpiry.database.Snapshot;

/**
 * A table of what the books say. A new report is one class and one line in
 * {@link Reports}.
 */
public interface Report {

	/** The word by which it is asked for. */
	String name();

	/** The header row. */
	List<String> columns();

	/**
	 * Writes the rows, in the order of the report and with a cell for each column.
	 * @param books the books at one instant
	 * @param range the days asked for, both included; a report without dates ignores it
	 * @param rows where they go
	 */
	void write(Snapshot books, PostedRange range, RowSink rows);

}
