package io.pointexpiry.privacy;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a purge of what is dated before a day would remove.
 *
 * @param before the first day that stays
 * @param lines what of which table, in the order in which it goes
 * @param keptFolders folders that stay for now: their notices may still be sent
 * @param finishedFirst the command of an unfinished purge that goes first; null: none
 */
public record PurgeForesight(LocalDate before, List<Line> lines, List<String> keptFolders,
		@Nullable String finishedFirst) {

	public PurgeForesight {
		lines = List.copyOf(lines);
		keptFolders = List.copyOf(keptFolders);
	}

	/**
	 * What would go of one kind.
	 *
	 * @param table where it lies; empty: in the home
	 * @param what its kind
	 * @param count how many
	 * @param oldest the oldest day of it; null: there is none, or no day is known
	 */
	public record Line(String table, String what, long count, @Nullable LocalDate oldest) {
	}

	/** As an operator reads it. */
	public String render() {
		StringBuilder text = new StringBuilder("Would purge what is dated before %s:\n".formatted(this.before));
		this.lines.forEach((line) -> text.append("  %-39s%,11d%s%s\n".formatted(line.what(), line.count(),
				line.table().isEmpty() ? "" : ", table " + line.table(),
				(line.oldest() != null) ? ", oldest " + line.oldest() : "")));
		this.keptFolders.forEach((folder) -> text
			.append("Keeps notices/%s: some of its notices may still be sent.\n".formatted(folder)));
		if (this.finishedFirst != null) {
			text.append("Finishes first what was not finished: %s\n".formatted(this.finishedFirst));
		}
		return text.append("Nothing was changed.\n").toString();
	}

}
