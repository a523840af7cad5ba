package io.pointexpiry.intake;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180ParserBuilder;
import com.opencsv.exceptions.CsvMalformedLineException;
import io.pointexpiry.database.ChunkSize;
import io.pointexpiry.file.CsvRows;
import io.pointexpiry.file.FinishedFile;
import io.pointexpiry.intake.ImportFiles.ImportFile;
import org.jspecify.annotations.Nullable;

/**
 * The file of the rows that could not be taken: line, column, found, expected, row; in
 * the order of lines, telephone numbers masked. Its name is chosen once, so that an
 * import that dies while it is written writes the same file again. A command that is
 * given again although it was done, as one is that died at its very end, lists the rows
 * that it rejects again no second time: the file that is there stands for both.
 *
 * @see "rules.md#files-and-rejects"
 */
final class RejectsFile {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss")
		.withZone(ZoneOffset.UTC);

	private static final int PAGE = 1_000;

	private final Path directory;

	private final StagedRejects staged;

	private final ImportFiles files;

	RejectsFile(Path directory, StagedRejects staged, ImportFiles files) {
		this.directory = directory;
		this.staged = staged;
		this.files = files;
	}

	/**
	 * Writes the rejects of an import whose file has a name.
	 * @throws IOException if the file cannot be written
	 */
	void publish(ImportFile file) throws IOException {
		Path path = this.directory.resolve(Objects.requireNonNull(file.rejectsFile()));
		if (!listsTheRowsOf(file, path)) {
			FinishedFile.write(path, (writer) -> write(file.importId(), writer));
		}
	}

	/** The name for the file of an import. */
	String nameFor(ImportFile file) throws IOException {
		Optional<String> before = this.files.rejectsFileJustBefore(file);
		return (before.isPresent() && listsTheRowsOf(file, this.directory.resolve(before.get()))) ? before.get()
				: freeName(file);
	}

	/** Whether a list is there, and names the lines that this import rejects. */
	private boolean listsTheRowsOf(ImportFile file, Path list) throws IOException {
		if (!Files.isRegularFile(list)) {
			return false;
		}
		try (CSVReader listed = new CSVReaderBuilder(Files.newBufferedReader(list))
			.withCSVParser(new RFC4180ParserBuilder().build())
			.build()) {
			listed.skip(1);
			boolean[] same = { true };
			each(file.importId(), (reject) -> same[0] &= isLine(reject.line(), listed.readNextSilently()));
			return same[0] && listed.readNextSilently() == null;
		}
		catch (CharacterCodingException | CsvMalformedLineException ex) { // somebody
																			// worked in
																			// it
			return false;
		}
	}

	private static boolean isLine(long line, String @Nullable [] row) {
		return row != null && row[0].equals(Long.toString(line));
	}

	/** Where the rejects of an import lie; null: there were none. */
	@Nullable Path of(ImportFile file) {
		String name = file.rejectsFile();
		return (name != null) ? this.directory.resolve(name) : null;
	}

	private void write(long importId, Writer writer) throws IOException {
		CsvRows csv = begin(writer);
		each(importId, (reject) -> write(csv, reject));
	}

	/** Begins a file of rejects with its header. */
	static CsvRows begin(Writer writer) throws IOException {
		CsvRows csv = CsvRows.plain(writer);
		csv.row("line", "column", "found", "expected", "row");
		return csv;
	}

	static void write(CsvRows csv, RejectedRow reject) throws IOException {
		csv.row(reject.line(), reject.column(), reject.found(), reject.expected(), reject.content());
	}

	private void each(long importId, Consumer consumer) throws IOException {
		long line = 0;
		List<RejectedRow> page = this.staged.next(importId, line, ChunkSize.of(PAGE));
		while (!page.isEmpty()) {
			for (RejectedRow reject : page) {
				consumer.take(reject);
				line = reject.line();
			}
			page = this.staged.next(importId, line, ChunkSize.of(PAGE));
		}
	}

	private String freeName(ImportFile file) {
		return freeName(this.directory, file.input(), file.startedAt());
	}

	/** A name that no file has yet, of what was read and when. */
	static String freeName(Path directory, String input, Instant at) {
		String stem = input + "-" + TIME.format(at);
		String name = stem + ".csv";
		for (int n = 2; Files.exists(directory.resolve(name)); n++) {
			name = stem + "-" + n + ".csv";
		}
		return name;
	}

	private interface Consumer {

		void take(RejectedRow reject) throws IOException;

	}

}
