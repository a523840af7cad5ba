package io.pointexpiry.cli;

import java.util.List;
import java.util.Locale;

import io.pointexpiry.desk.DeskResult;
import io.pointexpiry.language.Catalogue;
import org.jspecify.annotations.Nullable;

/**
 * What became of a file of orders: rows = done + unchanged + of the other command +
 * rejected.
 *
 * @param file its name
 * @param dryRun whether it was only tried
 * @param rows the rows of the file
 * @param done orders that were carried out, or would be
 * @param unchanged orders that were carried out before, and rows that say the same twice
 * @param ofOtherCommand rows that name the other command
 * @param rejected rows that cannot be carried out
 * @param rejects where these are listed; null: nowhere
 * @param unknownColumns columns that were passed over
 * @param planned of a dry run, what would be done
 * @param problems of a dry run, what cannot be done, and why
 */
record OrdersSummary(String file, boolean dryRun, long rows, long done, long unchanged, long ofOtherCommand,
		long rejected, @Nullable String rejects, List<String> unknownColumns, List<DeskResult> planned,
		List<String> problems) {

	OrdersSummary {
		unknownColumns = List.copyOf(unknownColumns);
		planned = List.copyOf(planned);
		problems = List.copyOf(problems);
	}

	/**
	 * For people; problems are English.
	 * @param language in which it is said what would be done
	 * @param words of the same language
	 */
	String text(Locale language, Catalogue words) {
		StringBuilder text = new StringBuilder();
		if (!this.unknownColumns.isEmpty()) {
			line(text, words.say("orders.passed-over", this.file, String.join(", ", this.unknownColumns)));
		}
		this.planned.forEach((it) -> line(text, it.forecast(language)));
		this.problems.forEach((it) -> line(text, it));
		line(text,
				words.say(this.dryRun ? "orders.dry-run" : "orders", this.file, BooksCommand.number(this.rows),
						BooksCommand.number(this.done), BooksCommand.number(this.unchanged),
						BooksCommand.number(this.ofOtherCommand), BooksCommand.number(this.rejected)));
		if (this.rejects != null) {
			line(text, "  " + words.say("rejects", this.rejects));
		}
		return text.toString();
	}

	private static void line(StringBuilder text, String line) {
		text.append(line).append(System.lineSeparator());
	}

}
