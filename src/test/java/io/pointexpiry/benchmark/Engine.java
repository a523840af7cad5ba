package io.pointexpiry.benchmark;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;

/** A database on which the benchmark is measured; makes books, copies and drops them. */
interface Engine {

	/** How the table calls it, and the folder of its statements. */
	String name();

	/** Version and settings, for the heading. */
	String description() throws SQLException;

	/** Empty books; their tables are made by the first command. */
	Books create() throws IOException, SQLException;

	/** A copy of books that nobody uses; its home is empty. */
	Books copy(Books books) throws IOException, SQLException;

	/** How large the database is. */
	long bytes(Books books) throws IOException, SQLException;

	/** Removes books, their home too. */
	void drop(Books books) throws IOException, SQLException;

	/**
	 * Leaves books as a quiet hour would: statistics are true, and nothing waits to be
	 * written. Done before each measurement, of the reference and of the program.
	 */
	void settle(Books books) throws IOException, SQLException, InterruptedException;

	/** Whether workers may take a part in nights on it. */
	boolean handsOut();

	/** Statements of the reference, by name. */
	default Script script(String script, Map<String, String> values) throws IOException {
		return Script.read(name(), script, values);
	}

}
