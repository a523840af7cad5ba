package io.pointexpiry.intake;

import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.pointexpiry.intake.ImportFiles.ImportFile;
import io.pointexpiry.ledger.Calendar;
import org.jspecify.annotations.Nullable;

import org.springframework.transaction.support.TransactionTemplate;

/** The commands that were given: which of them is not finished, and their files. */
final class ImportCommands {

	private final ImportFiles files;

	private final TransactionTemplate transactions;

	private final Calendar calendar;

	private final String programme;

	ImportCommands(ImportFiles files, TransactionTemplate transactions, Calendar calendar, String programme) {
		this.files = files;
		this.transactions = transactions;
		this.calendar = calendar;
		this.programme = programme;
	}

	/** The files of the command that was begun and not finished, in its order. */
	List<ImportFile> unfinished() {
		return this.files.unfinishedCommand();
	}

	/** The files of a command, in its order. */
	List<ImportFile> filesOf(ImportFile first) {
		return this.files.ofCommand(first.commandId());
	}

	/** The first of the files at which a command stopped; empty: it is finished. */
	static Optional<ImportFile> present(List<ImportFile> files) {
		return files.stream()
			.filter((file) -> file.state() == ImportFiles.State.STAGING || file.state() == ImportFiles.State.MERGING)
			.findFirst();
	}

	/** Forgets those files of a command that left no trace in the books. */
	void forgetWaiting(ImportFile first) {
		this.transactions.executeWithoutResult((status) -> this.files.forgetWaiting(first.commandId()));
	}

	/** Enters all files of a command; returns the first. */
	ImportFile enter(ImportRequest request, List<SourceFile> sources, String digest) {
		return Objects.requireNonNull(this.transactions.execute((status) -> {
			this.calendar.open(this.programme);
			@Nullable Long commandId = null;
			for (SourceFile source : sources) {
				long importId = this.files.enter(commandId,
						new ImportFiles.Entry(digest, source.file().input().label(), source.file().path().toString(),
								source.sha256(), request.asOf(), source.header(),
								request.now().truncatedTo(ChronoUnit.MICROS)));
				commandId = (commandId != null) ? commandId : Long.valueOf(importId);
			}
			return this.files.find(Objects.requireNonNull(commandId));
		}));
	}

	/** What a command is known by: its inputs, what their files say, and as of when. */
	static String digest(ImportRequest request, List<SourceFile> sources) {
		StringBuilder text = new StringBuilder("as of " + request.asOf());
		if (!request.charset().equals(StandardCharsets.UTF_8)) {
			text.append(" in ").append(request.charset());
		}
		for (SourceFile source : sources) {
			text.append('\n').append(source.file().input()).append(' ').append(source.sha256());
		}
		return HexFormat.of()
			.formatHex(SourceFile.newSha256().digest(text.toString().getBytes(StandardCharsets.UTF_8)));
	}

}
