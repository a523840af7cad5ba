package io.pointexpiry.language;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that was probably meant by an unknown one. */
public final class NearestName {

	private NearestName() {
	}

	/**
	 * The known name with the fewest edits, if they are few for its length.
	 */
	public static Optional<String> of(String unknown, Collection<String> known) {
		return known.stream()
			.filter((name) -> edits(unknown, name) <= Math.min(Math.max(2, name.length() / 4), name.length() / 2))
			.min(Comparator.comparingInt((String name) -> edits(unknown, name))
				.thenComparing(Comparator.naturalOrder()));
	}

	/**
	 * Levenshtein's distance, upper and lower case and {@code _} for {@code -} being
	 * alike.
	 */
	private static int edits(String unknown, String known) {
		String from = unknown.toLowerCase(Locale.ROOT).replace('_', '-');
		String to = known.toLowerCase(Locale.ROOT).replace('_', '-');
		if (Math.abs(from.length() - to.length()) > to.length()) {
			return Integer.MAX_VALUE;
		}
		int[] row = new int[to.length() + 1];
		for (int j = 0; j <= to.length(); j++) {
			row[j] = j;
		}
		for (int i = 1; i <= from.length(); i++) {
			int diagonal = row[0];
			row[0] = i;
			for (int j = 1; j <= to.length(); j++) {
				int replaced = diagonal + ((from.charAt(i - 1) == to.charAt(j - 1)) ? 0 : 1);
				diagonal = row[j];
				row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
			}
		}
		return row[to.length()];
	}

}
