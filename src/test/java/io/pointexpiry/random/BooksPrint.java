package io.pointexpiry.random;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.pointexpiry.report.Reports;
import io.pointexpiry.support.Nights;

/**
 * All that books hold and what was made of them: the rows of every table, every report,
 * every file that is handed over. Left out is only who works where, and how a night was
 * cut into ranges.
 */
final class BooksPrint {

	private static final Set<String> NOT_COMPARED = Set.of("at_work", "night_plan", "tally", "flyway_schema_history");

	private static final Set<String> NOT_COMPARED_COLUMNS = Set.of("notice_folder.home", "notice_folder.home_id");

	/** What the ranges of a step counted, together. */
	private static final String TALLIES = """
			select run_id, step, outcome, cast(sum(lots) as bigint) as lots, cast(sum(points) as bigint) as points
			from tally group by run_id, step, outcome having sum(lots) > 0""";

	private final Nights nights;

	private final Map<String, List<String>> parts = new TreeMap<>();

	private BooksPrint(Nights nights) {
		this.nights = nights;
	}

	/** The tables and files as they are now. */
	static Map<String, List<String>> of(Nights nights) {
		BooksPrint print = new BooksPrint(nights);
		print.tables();
		print.files();
		return print.parts;
	}

	/** Every report as it would be written now. */
	static Map<String, List<String>> reports(Nights nights) {
		Map<String, List<String>> reports = new TreeMap<>();
		Reports.all()
			.forEach((report) -> reports.put("report " + report.name(), nights.report(report.name()).lines().toList()));
		return reports;
	}

	private void tables() {
		List<String> names = this.nights.rows("""
				select lower(table_name) from information_schema.tables
				where lower(table_schema) = 'public' and table_type = 'BASE TABLE'""");
		names.stream()
			.filter((name) -> !name.startsWith("batch_") && !NOT_COMPARED.contains(name))
			.forEach((name) -> this.parts.put(name, rows(name, "select * from " + name)));
		this.parts.put("tally", rows("tally", TALLIES));
		for (String view : List.of("run_state", "unfinished_closing")) {
			this.parts.put(view, rows(view, "select * from " + view));
		}
	}

	private List<String> rows(String table, String sql) {
		String home = this.nights.home().toString();
		return this.nights.books()
			.template()
			.query(sql, (row, number) -> line(table, row).replace(home, ""))
			.stream()
			.sorted()
			.toList();
	}

	private static String line(String table, ResultSet row) throws SQLException {
		ResultSetMetaData columns = row.getMetaData();
		Map<String, String> cells = new TreeMap<>();
		for (int i = 1; i <= columns.getColumnCount(); i++) {
			String name = columns.getColumnLabel(i).toLowerCase(Locale.ROOT);
			if (!NOT_COMPARED_COLUMNS.contains(table + "." + name)) {
				cells.put(name, cell(row, i, columns.getColumnType(i)));
			}
		}
		return cells.toString();
	}

	/** A cell as both databases say it. */
	private static String cell(ResultSet row, int column, int type) throws SQLException {
		return switch (type) {
			case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> {
				OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
				yield (at != null) ? at.toInstant().toString() : "null";
			}
			case Types.ARRAY -> {
				Array values = row.getArray(column);
				yield (values != null) ? Arrays.toString((Object[]) values.getArray()) : "null";
			}
			case Types.BOOLEAN, Types.BIT -> String.valueOf(row.getObject(column, Boolean.class));
			default -> String.valueOf(row.getString(column));
		};
	}

	private void files() {
		for (String folder : List.of("notices", "rejects", "reports")) {
			Path root = this.nights.home().resolve(folder);
			for (Path file : filesIn(root)) {
				String name = root.relativize(file).toString();
				if (!name.endsWith(".lock")) {
					this.parts.put(folder + "/" + name, contents(file));
				}
			}
		}
	}

	private static List<Path> filesIn(Path directory) {
		if (!Files.isDirectory(directory)) {
			return List.of();
		}
		try (Stream<Path> files = Files.walk(directory)) {
			return files.filter(Files::isRegularFile).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** A digest of the bytes; then, to be read where it differs, the text. */
	private static List<String> contents(Path file) {
		try {
			byte[] bytes = Files.readAllBytes(file);
			List<String> contents = new ArrayList<>();
			contents.add(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
			contents.addAll(Files.readString(file).lines().toList());
			return contents;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
