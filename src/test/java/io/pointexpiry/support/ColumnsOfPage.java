package io.pointexpiry.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The columns of CSV files that a page names in the tables below a heading: a row for
 * each file, its name in backticks first, its columns in the second cell. What stands in
 * parentheses or behind a colon is said of them.
 */
public final class ColumnsOfPage {

	private static final Pattern ROW = Pattern.compile("\\| `([^`]+)`[^|]*\\| ([^|]+) \\|.*");

	private ColumnsOfPage() {
	}

	/**
	 * Reads them.
	 * @param heading the heading as it stands in the page, signs of its level included
	 * @return the columns of each file, in the order of the page
	 */
	public static Map<String, List<String>> below(Path page, String heading) throws IOException {
		Map<String, List<String>> files = new LinkedHashMap<>();
		Files.readAllLines(page)
			.stream()
			.dropWhile((line) -> !line.equals(heading))
			.skip(1)
			.takeWhile((line) -> !line.startsWith("#"))
			.map(ROW::matcher)
			.filter(Matcher::matches)
			.forEach((row) -> files.put(row.group(1), columns(row.group(2))));
		return files;
	}

	private static List<String> columns(String cell) {
		String names = cell.replaceAll("\\([^)]*\\)", "").replaceAll(": .*", "").replace("`", "");
		return Pattern.compile(",").splitAsStream(names).map(String::strip).toList();
	}

}
