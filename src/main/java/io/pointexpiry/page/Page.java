package io.pointexpiry.page;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What a page shows, in the order in which it is read.
 *
 * @param title what it is
 * @param lead a sentence or two below the title
 * @param facts the figures that somebody in a hurry looks for
 * @param sections the rest
 */
public record Page(String title, String lead, List<Fact> facts, List<Section> sections) {

	public Page {
		facts = List.copyOf(facts);
		sections = List.copyOf(sections);
	}

	/**
	 * A figure and what it counts.
	 *
	 * @param label what it counts
	 * @param value the figure
	 */
	public record Fact(String label, String value) {

		static Fact of(String label, String value, Object... figures) {
			return new Fact(label, value.formatted(figures));
		}

	}

	/**
	 * A part of the page.
	 *
	 * @param id its anchor
	 * @param title its heading
	 * @param note what a reader has to know about the figures
	 * @param chart an SVG element; null: there is nothing to draw
	 * @param tables the figures, those of the chart first
	 */
	public record Section(String id, String title, String note, @Nullable String chart, List<Table> tables) {

		public Section {
			tables = List.copyOf(tables);
		}

	}

	/**
	 * Figures in rows and columns.
	 *
	 * @param id its anchor
	 * @param caption what it shows
	 * @param columns the headings
	 * @param rows a cell for each column: a number, or text; the first cell names the row
	 * @param totals whether the last row sums up the others
	 */
	public record Table(String id, String caption, List<String> columns, List<List<Object>> rows, boolean totals) {

		public Table {
			columns = List.copyOf(columns);
			rows = List.copyOf(rows);
			for (List<Object> row : rows) {
				if (row.size() != columns.size()) {
					throw new IllegalArgumentException(
							"table %s: expected %d cells, found %d: %s".formatted(id, columns.size(), row.size(), row));
				}
			}
		}

	}

	/**
	 * The cells of a row; what is not a number is shown as its text, nothing as empty.
	 */
	static List<Object> row(@Nullable Object... cells) {
		return Arrays.stream(cells)
			.map((cell) -> (cell instanceof Number) ? cell : (Object) Objects.toString(cell, ""))
			.toList();
	}

}
