package io.pointexpiry.intake;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.pointexpiry.file.CsvRows;
import io.pointexpiry.file.FinishedFile;
import io.pointexpiry.store.ImportFiles;
import io.pointexpiry.store.ImportFiles.ImportFile;
import io.pointexpiry.store.StagedRows;
import io.pointexpiry.store.StagedRows.StagedReject;

/**
 * The file of the rows that could not be taken: line, column, found, expected, row; in
 * the order of lines, telephone numbers masked. Its name is chosen once, so that an
 * import that dies while it is written writes the same file again.
 */
final class RejectsFile {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss")
		.withZone(ZoneOffset.UTC);

	private static final int PAGE = 1_000;

	private final Path directory;

	private final StagedRows staged;

	private final ImportFiles files;

	RejectsFile(Path directory, StagedRows staged, ImportFiles files) {
		this.directory = directory;
		this.staged = staged;
		this.files = files;
	}

	/** Chooses the name of the file of an import, unless that was done before. */
	void name(ImportFile file) {
		if (file.rejectsFile() == null) {
			this.files.rejectsFile(file.importId(), freeName(file));
		}
	}

	/** Writes the rejects of an import whose file has a name. */
	void publish(ImportFile file) throws IOException {
		Path path = this.directory.resolve(Objects.requireNonNull(file.rejectsFile()));
		FinishedFile.write(path, (writer) -> write(file.importId(), writer));
	}

	/** Where the rejects of an import lie; null: there were none. */
	@Nullable Path of(ImportFile file) {
		String name = file.rejectsFile();
		return (name != null) ? this.directory.resolve(name) : null;
	}

	private void write(long importId, Writer writer) throws IOException {
		CsvRows csv = CsvRows.plain(writer);
		csv.row("line", "column", "found", "expected", "row");
		long line = 0;
		List<StagedReject> page = this.staged.rejects(importId, line, PAGE);
		while (!page.isEmpty()) {
			for (StagedReject reject : page) {
				csv.row(reject.line(), reject.column(), reject.found(), reject.expected(), reject.content());
				line = reject.line();
			}
			page = this.staged.rejects(importId, line, PAGE);
		}
	}

	private String freeName(ImportFile file) {
		String stem = file.input() + "-" + TIME.format(file.startedAt());
		String name = stem + ".csv";
		for (int n = 2; Files.exists(this.directory.resolve(name)); n++) {
			name = stem + "-" + n + ".csv";
		}
		return name;
	}

}
