package io.pointexpiry.intake;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.pointexpiry.intake.ImportFiles.ImportFile;
import io.pointexpiry.intake.ImportResult.FileResult;
import org.jspecify.annotations.Nullable;

/**
 * Takes CSV files into the books, each whole or, where too much of it is bad, not at all.
 *
 * <p>
 * A file is staged, checked against the books, and merged in chunks. Killed at any
 * instant, the same command finishes it, from the last chunk that was committed; books
 * and reject files end as if nothing had happened. The caller sees to it that nothing
 * else imports or closes days meanwhile.
 */
public final class Intake {

	private final ImportCommands commands;

	private final ImportLauncher launcher;

	private final RowHandlers handlers;

	private final RejectsFile rejects;

	Intake(ImportCommands commands, ImportLauncher launcher, RowHandlers handlers, RejectsFile rejects) {
		this.commands = commands;
		this.launcher = launcher;
		this.handlers = handlers;
		this.rejects = rejects;
	}

	/**
	 * Takes the files of a command.
	 * @return what became of each; files after one that was rejected were not begun
	 * @throws IntakeException if one of them cannot be imported at all; nothing was
	 * staged then
	 * @throws ImportStoppedException if it was told to stop; the same command goes on
	 * @throws UncheckedIOException if a file cannot be read to its end, or a file of
	 * rejects cannot be written; the same command goes on
	 */
	public ImportResult run(ImportRequest request) {
		List<SourceFile> sources = request.files()
			.stream()
			.map((file) -> SourceFile.inspect(file, request.charset(), this.handlers.of(file.input()).columns()))
			.toList();
		String digest = ImportCommands.digest(request, sources);
		List<FileResult> results = new ArrayList<>();
		List<String> notes = new ArrayList<>();
		List<ImportFile> left = this.commands.unfinished();
		boolean goesOn = !left.isEmpty() && left.get(0).commandDigest().equals(digest);
		if (goesOn) {
			notes.add("Goes on with the import begun at " + left.get(0).startedAt() + ".");
		}
		else {
			finish(left, request.now(), results, notes);
		}
		ImportFile first = goesOn ? left.get(0) : this.commands.enter(request, sources, digest);
		this.launcher.complete(ImportParameters.of(first, request), request.now());
		this.commands.filesOf(first).forEach((file) -> results.add(result(file)));
		return new ImportResult(results, notes);
	}

	/**
	 * Asks the import that {@link #run} works on to stop after the chunks that are worked
	 * on, in this process and elsewhere; returns at once. To be called again until it has
	 * stopped.
	 */
	public void stop() {
		this.launcher.stop();
	}

	/** Finishes what another command left: what is being merged, and nothing else. */
	private void finish(List<ImportFile> left, Instant now, List<FileResult> results, List<String> notes) {
		if (left.isEmpty()) {
			return;
		}
		this.commands.forgetWaiting(left.get(0));
		for (ImportFile file : left) {
			String which = "the import of %s from %s, begun at %s,".formatted(file.input(), file.fileName(),
					file.startedAt());
			if (file.state() == ImportFiles.State.MERGING) {
				this.launcher.complete(ImportParameters.of(file), now);
				results.add(result(present(file)));
				notes.add("Finished " + which + " first.");
			}
			else if (file.state() == ImportFiles.State.STAGING) {
				notes.add("Forgot " + which + " which had left no trace in the books; give it again if it is wanted.");
			}
		}
	}

	private ImportFile present(ImportFile before) {
		return this.commands.filesOf(before)
			.stream()
			.filter((file) -> file.importId() == before.importId())
			.findFirst()
			.orElseThrow();
	}

	private FileResult result(ImportFile file) {
		ImportCounts counts = file.counts();
		@Nullable Path list = this.rejects.of(file);
		Input input = Input.of(file.input());
		List<String> unknown = FileFinder.mapping(this.handlers.of(input).columns(), file).unknown();
		List<String> warnings = unknown.isEmpty() ? List.of() : List
			.of("Passed over in the file of %s: the columns %s.".formatted(file.input(), String.join(", ", unknown)));
		return new FileResult(input, file.fileName(),
				(file.state() == ImportFiles.State.DONE) ? ImportResult.State.DONE : ImportResult.State.REJECTED,
				counts.read(), counts.applied(), counts.same(), counts.skipped(), counts.rejected(), list, warnings);
	}

}
