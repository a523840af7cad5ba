package io.pointexpiry.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.pointexpiry.database.Snapshot;

/**
 * The latest file of each input before a night, and how many of its rows were rejected.
 */
final class ImportsSection {

	private static final String LATEST = """
			select input, file_name, as_of, state, rows_read, rows_applied, rows_same, rows_skipped, rows_rejected
			from import_file f
			where f.import_id = (
			  select max(g.import_id) from import_file g
			  where g.input = f.input and g.started_at <= (select max(started_at) from night_run where business_date = ?))
			order by input
			""";

	private ImportsSection() {
	}

	/**
	 * The files that a night went by.
	 * @param day its business date
	 */
	static Page.Section of(Snapshot books, LocalDate day, PageWords words) {
		List<List<Object>> rows = new ArrayList<>();
		books.each(LATEST,
				(row) -> rows.add(Page.row(words.code("input", row.getString("input").toLowerCase(Locale.ROOT)),
						name(row.getString("file_name")), row.getObject("as_of", LocalDate.class),
						row.getLong("rows_read"), row.getLong("rows_applied"), row.getLong("rows_same"),
						row.getLong("rows_skipped"), row.getLong("rows_rejected"))),
				day);
		return new Page.Section("imports", words.say("imports"), words.say("imports.note", day), null,
				List.of(new Page.Table("imports-figures", words.say("imports.figures"),
						words.columns(
								List.of("input", "file", "as-of", "rows", "applied", "unchanged", "older", "rejected")),
						rows, false)));
	}

	private static String name(String file) {
		return file.substring(file.lastIndexOf('/') + 1);
	}

}
