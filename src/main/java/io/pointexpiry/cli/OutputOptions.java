package io.pointexpiry.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.pointexpiry.file.OutputFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The file that a command writes because it was named: one that is there is replaced with
 * {@code --force} only. What the program names by itself, in the home, it replaces.
 *
 * @see "csv.md#what-is-replaced"
 */
final class OutputOptions {

	@Option(names = "--out", paramLabel = "FILE", description = "the file to write")
	private @Nullable Path out;

	@Option(names = "--force", description = "replace the file, if it is there")
	private boolean force;

	/** The file; null: none is named. */
	@Nullable Path file() {
		return this.out;
	}

	boolean isForced() {
		return this.force;
	}

	/** Checks what was typed before anything is opened; nothing is written. */
	void check() throws IOException {
		check(false);
	}

	/**
	 * The same for a command of which standard output says something else.
	 */
	void checkFile() throws IOException {
		if (this.out != null && new OutputFile(this.out).isStandardOutput()) {
			throw new UsageError("--out %s is no file; expected one.".formatted(this.out));
		}
		check();
	}

	/**
	 * The same for a command that may write other files too.
	 * @param others whether it does, so that {@code --force} is about them as well
	 */
	void check(boolean others) throws IOException {
		OutputFile file = (this.out != null) ? new OutputFile(this.out) : null;
		if (file == null || file.isStandardOutput()) {
			if (this.force && !others) {
				throw new UsageError("--force replaces the file that --out names; name it with --out FILE.");
			}
			return;
		}
		String problem = file.problem();
		if (problem != null) {
			throw new UsageError("--out %s %s.".formatted(this.out, problem));
		}
		if (!this.force && Files.isRegularFile(file.path())) {
			throw exists("--out " + file.path());
		}
	}

	/** What somebody named is there, and they did not say that it may be replaced. */
	static UsageError exists(String what) {
		return new UsageError("%s exists; --force replaces it.".formatted(what));
	}

}
