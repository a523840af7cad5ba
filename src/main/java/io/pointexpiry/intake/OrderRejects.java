package io.pointexpiry.intake;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.pointexpiry.file.CsvRows;
import io.pointexpiry.file.FinishedFile;

/** The rows of a file of orders that cannot be carried out, in the order of its lines. */
final class OrderRejects {

	private final ColumnMapping mapping;

	private final SortedMap<Long, RejectedRow> rejects = new TreeMap<>();

	OrderRejects(ColumnMapping mapping) {
		this.mapping = mapping;
	}

	void add(Row row, RejectedRowException why) {
		add(row.line(), row.content(), true, why);
	}

	void add(long line, String content, boolean readable, RejectedRowException why) {
		this.rejects.put(line, RejectedRow.of(this.mapping, line, content, readable, why));
	}

	/** What is wrong with each, in a line. */
	List<String> sentences() {
		return this.rejects.values().stream().map(OrderRejects::sentence).toList();
	}

	private static String sentence(RejectedRow it) {
		return "line %d%s: found %s, expected %s".formatted(it.line(), it.column().isEmpty() ? "" : ", " + it.column(),
				it.found().isEmpty() ? "nothing" : it.found(), it.expected());
	}

	/**
	 * Writes the list of them, unless there is one for this command that says the same.
	 */
	Optional<Path> list(Path directory, String command, Instant at) throws IOException {
		if (this.rejects.isEmpty()) {
			return Optional.empty();
		}
		String content = content();
		for (Path before : lists(directory, command, content.getBytes(StandardCharsets.UTF_8).length)) {
			if (Files.readString(before).equals(content)) {
				return Optional.of(before);
			}
		}
		Path list = directory.resolve(RejectsFile.freeName(directory, command, at));
		FinishedFile.write(list, (writer) -> writer.write(content));
		return Optional.of(list);
	}

	private String content() throws IOException {
		StringWriter text = new StringWriter();
		CsvRows csv = RejectsFile.begin(text);
		for (RejectedRow reject : this.rejects.values()) {
			RejectsFile.write(csv, reject);
		}
		return text.toString();
	}

	/** Lists of the command that are as long as this one. */
	private static List<Path> lists(Path directory, String command, int bytes) throws IOException {
		try (Stream<Path> files = Files.list(directory)) {
			return files.filter((file) -> String.valueOf(file.getFileName()).matches(command + "-[0-9T-]+\\.csv"))
				.filter((file) -> file.toFile().length() == bytes)
				.toList();
		}
		catch (NoSuchFileException ex) {
			return List.of(); // there never were any
		}
	}

}
