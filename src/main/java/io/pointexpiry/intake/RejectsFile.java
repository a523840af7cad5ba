package io.pointexpiry.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

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
 * import that dies while it is written writes the same file again; and where the same
 * bytes led to the same rejects before, in a file that is still there, that file stands
 * for both.
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

	/** The name for the file of an import. */
	String nameFor(ImportFile file) throws IOException {
		Optional<String> earlier = this.files.earlierRejectsFile(file);
		return (earlier.isPresent() && holdsTheSame(earlier.get(), file)) ? earlier.get() : freeName(file);
	}

	private boolean holdsTheSame(String name, ImportFile file) throws IOException {
		Path earlier = this.directory.resolve(name);
		if (!Files.isRegularFile(earlier)) {
			return false;
		}
		DigestOutputStream there = new DigestOutputStream(OutputStream.nullOutputStream(), SourceFile.newSha256());
		Files.copy(earlier, there);
		DigestOutputStream here = new DigestOutputStream(OutputStream.nullOutputStream(), SourceFile.newSha256());
		try (Writer writer = new OutputStreamWriter(here, StandardCharsets.UTF_8)) {
			write(file.importId(), writer);
		}
		return Arrays.equals(there.getMessageDigest().digest(), here.getMessageDigest().digest());
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
