package io.pointexpiry.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import io.pointexpiry.domain.Programme;
import io.pointexpiry.file.Home;
import io.pointexpiry.intake.ImportResult.FileResult;
import io.pointexpiry.store.Calendar;
import io.pointexpiry.store.ImportCounts;
import io.pointexpiry.store.ImportFiles;
import io.pointexpiry.store.ImportFiles.ImportFile;
import io.pointexpiry.store.StagedRows;

/**
 * Takes CSV files into the books, each whole or, where too much of it is bad, not at all.
 *
 * <p>
 * A file is staged, checked against the books, and merged in chunks. Killed at any
 * instant, the same command finishes it: rows that were being merged are merged on from
 * the staged ones, a file that was still being staged is begun again; books and reject
 * files end as if nothing had happened. The caller sees to it that nothing else imports
 * or closes days meanwhile.
 */
public final class Intake {

	private final StagedRows staged;

	private final ImportFiles files;

	private final TransactionTemplate transactions;

	private final RejectsFile rejects;

	private final Inputs inputs;

	private final ImportProgress progress;

	private final Calendar calendar;

	private final String programme;

	public Intake(JdbcTemplate jdbc, TransactionTemplate transactions, Programme programme, Home home,
			ImportProgress progress) {
		this.staged = new StagedRows(jdbc);
		this.files = new ImportFiles(jdbc);
		this.transactions = transactions;
		this.rejects = new RejectsFile(home.rejects(), this.staged, this.files);
		this.inputs = new Inputs(jdbc, programme);
		this.progress = progress;
		this.calendar = new Calendar(JdbcClient.create(jdbc));
		this.programme = programme.id();
	}

	/** The import that died and has to be finished before a night is closed, if any. */
	public Optional<UnfinishedImport> unfinished() {
		return this.files.unfinishedCommand()
			.stream()
			.filter((file) -> file.state() == ImportFiles.State.STAGING || file.state() == ImportFiles.State.MERGING)
			.findFirst()
			.map((file) -> new UnfinishedImport(Input.of(file.input()), file.fileName(), file.startedAt()));
	}

	/**
	 * Takes the files of a command.
	 * @return what became of each; files after one that was rejected were not begun
	 * @throws IntakeException if one of them can not be imported at all; nothing was
	 * staged then
	 * @throws UncheckedIOException if a file can not be read to its end, or a file of
	 * rejects can not be written; the same command goes on
	 */
	public ImportResult run(ImportRequest request) {
		List<SourceFile> sources = request.files()
			.stream()
			.map((file) -> SourceFile.inspect(file, request.charset(), this.inputs.of(file.input()).columns()))
			.toList();
		List<FileResult> results = new ArrayList<>();
		List<String> notes = new ArrayList<>();
		try {
			List<ImportFile> entered = takeUp(request, sources, results, notes);
			for (int i = 0; i < entered.size(); i++) {
				FileResult result = bring(entered.get(i), sources.get(i), request.maxRejects());
				results.add(result);
				if (result.state() == ImportResult.State.REJECTED) {
					break;
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return new ImportResult(results, notes);
	}

	// ---------------------------------------------------------------- commands

	private List<ImportFile> takeUp(ImportRequest request, List<SourceFile> sources, List<FileResult> results,
			List<String> notes) throws IOException {
		String digest = digest(request, sources);
		List<ImportFile> left = this.files.unfinishedCommand();
		if (!left.isEmpty() && left.get(0).commandDigest().equals(digest)) {
			notes.add("Goes on with the import begun at " + left.get(0).startedAt() + ".");
			return left;
		}
		for (ImportFile file : left) {
			finishOther(file, results, notes);
		}
		return enter(request, sources, digest);
	}

	private void finishOther(ImportFile file, List<FileResult> results, List<String> notes) throws IOException {
		String which = "the import of %s from %s, begun at %s,".formatted(file.input(), file.fileName(),
				file.startedAt());
		if (file.state() == ImportFiles.State.MERGING) {
			results.add(merge(file, layout(file)));
			notes.add("Finished " + which + " first.");
		}
		else if (file.state() == ImportFiles.State.STAGING) {
			this.transactions.executeWithoutResult((status) -> this.files.forgetWaiting(file.commandId()));
			notes.add("Forgot " + which + " which had left no trace in the books; give it again if it is wanted.");
		}
	}

	private List<ImportFile> enter(ImportRequest request, List<SourceFile> sources, String digest) {
		List<ImportFile> entered = new ArrayList<>();
		this.transactions.executeWithoutResult((status) -> {
			this.calendar.open(this.programme);
			Long commandId = null;
			for (SourceFile source : sources) {
				long importId = this.files.enter(commandId,
						new ImportFiles.Entry(digest, source.file().input().label(), source.file().path().toString(),
								source.sha256(), request.asOf(), source.header(),
								request.now().truncatedTo(ChronoUnit.MICROS)));
				commandId = (commandId != null) ? commandId : Long.valueOf(importId);
				entered.add(this.files.find(importId));
			}
		});
		return entered;
	}

	private static String digest(ImportRequest request, List<SourceFile> sources) {
		StringBuilder text = new StringBuilder("as of " + request.asOf());
		for (SourceFile source : sources) {
			text.append('\n').append(source.file().input()).append(' ').append(source.sha256());
		}
		return HexFormat.of()
			.formatHex(SourceFile.newSha256().digest(text.toString().getBytes(StandardCharsets.UTF_8)));
	}

	// ---------------------------------------------------------------- one file

	private FileResult bring(ImportFile file, SourceFile source, MaxRejects maxRejects) throws IOException {
		return switch (file.state()) {
			case STAGING -> stage(file, source, maxRejects);
			case MERGING -> merge(file, source.layout());
			case DONE, REJECTED -> result(file, source.layout());
		};
	}

	private FileResult stage(ImportFile file, SourceFile source, MaxRejects maxRejects) throws IOException {
		clearStaged();
		Rows rows = this.inputs.of(source.file().input());
		ImportCounts form = new Staging(this.staged, this.transactions, this.progress, source, rows, file.importId())
			.run();
		long bad = form.rejected() + passes(file, source.layout()).check();
		if (bad > maxRejects.of(form.read())) {
			return reject(file, source.layout(), new ImportCounts(form.read(), 0, 0, 0, bad));
		}
		this.transactions.executeWithoutResult((status) -> {
			this.staged.forgetChecked(file.importId());
			this.files.merging(file.importId(), form);
		});
		return merge(this.files.find(file.importId()), source.layout());
	}

	private FileResult reject(ImportFile file, Layout layout, ImportCounts counts) throws IOException {
		publish(file);
		this.transactions.executeWithoutResult((status) -> {
			this.files.rejected(file.importId(), counts, file.startedAt());
			this.files.forgetWaiting(file.commandId());
		});
		return finished(file, layout, counts);
	}

	private FileResult merge(ImportFile file, Layout layout) throws IOException {
		ImportCounts counts = passes(file, layout).merge();
		if (counts.rejected() > 0) {
			publish(file);
		}
		this.transactions.executeWithoutResult((status) -> this.files.done(file.importId(), file.startedAt()));
		return finished(file, layout, counts);
	}

	private FileResult finished(ImportFile file, Layout layout, ImportCounts counts) {
		clearStaged();
		this.progress.committed(Input.of(file.input()), ImportProgress.Phase.FINISHING, counts.read());
		return result(this.files.find(file.importId()), layout);
	}

	/** In a transaction: who lost the right to work clears nothing of who has it now. */
	private void clearStaged() {
		this.transactions.executeWithoutResult((status) -> this.staged.clear());
	}

	private void publish(ImportFile file) throws IOException {
		if (file.rejectsFile() == null) {
			String name = this.rejects.nameFor(file);
			this.transactions.executeWithoutResult((status) -> this.files.rejectsFile(file.importId(), name));
		}
		this.rejects.publish(this.files.find(file.importId()));
	}

	private Passes passes(ImportFile file, Layout layout) {
		return new Passes(this.staged, this.files, this.transactions, this.progress, file,
				this.inputs.of(Input.of(file.input())), layout, this.calendar.lastClosed());
	}

	private Layout layout(ImportFile file) {
		try {
			return Layout.of(this.inputs.of(Input.of(file.input())).columns(), file.header());
		}
		catch (BadRow ex) {
			throw new IllegalStateException("import %d has a header that was checked".formatted(file.importId()), ex);
		}
	}

	private FileResult result(ImportFile file, Layout layout) {
		ImportCounts counts = file.counts();
		@Nullable Path rejects = this.rejects.of(file);
		List<String> unknown = layout.unknown();
		List<String> warnings = unknown.isEmpty() ? List.of() : List
			.of("Passed over in the file of %s: the columns %s.".formatted(file.input(), String.join(", ", unknown)));
		return new FileResult(Input.of(file.input()), file.fileName(),
				(file.state() == ImportFiles.State.DONE) ? ImportResult.State.DONE : ImportResult.State.REJECTED,
				counts.read(), counts.applied(), counts.same(), counts.skipped(), counts.rejected(), rejects, warnings);
	}

}
