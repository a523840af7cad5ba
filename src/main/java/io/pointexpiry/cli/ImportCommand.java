package io.pointexpiry.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.pointexpiry.domain.Programme;
import io.pointexpiry.intake.ImportRequest;
import io.pointexpiry.intake.ImportRequest.InputFile;
import io.pointexpiry.intake.ImportResult;
import io.pointexpiry.intake.Input;
import io.pointexpiry.intake.Intake;
import io.pointexpiry.intake.MaxRejects;
import io.pointexpiry.language.Catalogue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import org.springframework.context.support.GenericApplicationContext;

/** CSV files into the books. */
@Command(name = "import", header = "Takes CSV files into the books.",
		description = { "Takes CSV files into the books: any of them, in this order.",
				"Rows that cannot be taken go to HOME/rejects; the same file twice changes nothing." })
final class ImportCommand extends BooksCommand {

	@Option(names = "--members", paramLabel = "FILE", description = "members")
	private @Nullable Path members;

	@Option(names = "--lots", paramLabel = "FILE", description = "lots")
	private @Nullable Path lots;

	@Option(names = "--activity", paramLabel = "FILE", description = "activity")
	private @Nullable Path activity;

	@Option(names = "--redemptions", paramLabel = "FILE", description = "redemptions")
	private @Nullable Path redemptions;

	@Option(names = "--cancellations", paramLabel = "FILE", description = "cancellations of redemptions")
	private @Nullable Path cancellations;

	@Option(names = "--receipts", paramLabel = "FILE", description = "what the SMS gateway reported")
	private @Nullable Path receipts;

	@Option(names = "--feedback", paramLabel = "FILE", description = "what members said")
	private @Nullable Path feedback;

	@Option(names = "--as-of", paramLabel = "DATE",
			description = "the day whose state the files tell; today at the latest")
	private @Nullable LocalDate asOf;

	@Mixin
	private final CharsetOption charset = new CharsetOption();

	@Option(names = "--max-rejects", paramLabel = "N|P%",
			description = "more bad rows than this roll the whole file back (default: 1 %% of the rows, at least 100)")
	private @Nullable String maxRejects;

	@Mixin
	private final WorkersOption workers = new WorkersOption();

	@Override
	boolean works() {
		return true;
	}

	@Override
	Class<?> parts() {
		return this.workers.parts();
	}

	@Override
	void bring(GenericApplicationContext context) {
		this.workers.bring(context, expiry().settings());
	}

	@Override
	void check() {
		if (files().isEmpty()) {
			throw new UsageError("Nothing to import: name at least one file, such as --lots lots.csv.");
		}
		this.charset.charset();
		maxRejects();
		this.workers.check(expiry());
	}

	private MaxRejects maxRejects() {
		try {
			return (this.maxRejects == null) ? MaxRejects.DEFAULT : MaxRejects.parse(this.maxRejects);
		}
		catch (IllegalArgumentException ex) {
			throw new UsageError("--max-rejects: " + ex.getMessage(), ex);
		}
	}

	private List<InputFile> files() {
		List<InputFile> files = new ArrayList<>();
		add(files, Input.MEMBERS, this.members);
		add(files, Input.LOTS, this.lots);
		add(files, Input.ACTIVITY, this.activity);
		add(files, Input.REDEMPTIONS, this.redemptions);
		add(files, Input.CANCELLATIONS, this.cancellations);
		add(files, Input.RECEIPTS, this.receipts);
		add(files, Input.FEEDBACK, this.feedback);
		return files;
	}

	private static void add(List<InputFile> files, Input input, @Nullable Path path) {
		if (path != null) {
			files.add(new InputFile(input, path));
		}
	}

	/** No file tells the state of a day that has not come. */
	private void checkAsOf(LocalDate today) {
		if (this.asOf != null && this.asOf.isAfter(today)) {
			throw new UsageError(
					"--as-of %s lies in the future; expected %s or a day before it.".formatted(this.asOf, today));
		}
	}

	@Override
	int run(Session session) {
		checkAsOf(LocalDate.now(expiry().clock().withZone(session.get(Programme.class).zone())));
		Intake intake = session.get(Intake.class);
		if (this.workers.isGiven()) {
			Shutdown.stops(intake::stop);
			this.workers.tryBroker(session, err());
		}
		ImportResult result = intake.run(new ImportRequest(files(), this.charset.charset(), this.asOf, maxRejects(),
				expiry().clock().instant()));
		List<String> lines = new ArrayList<>(result.notes());
		result.files().forEach((file) -> lines.addAll(lines(file, words(session))));
		print(result, lines.stream().map("%s%n"::formatted).collect(Collectors.joining()));
		return !result.done() ? ExitCode.FAILED : result.hasRejects() ? ExitCode.DONE_WITH_LIST : ExitCode.DONE;
	}

	private static List<String> lines(ImportResult.FileResult file, Catalogue words) {
		List<String> lines = new ArrayList<>();
		file.warnings().forEach((warning) -> lines.add("%s: %s".formatted(file.fileName(), warning)));
		if (file.state() == ImportResult.State.REJECTED) {
			lines.add(words.say("import.rejected", file.fileName(), number(file.rejected()), number(file.rows()),
					String.valueOf(file.rejects())));
			return lines;
		}
		lines.add(words.say("import", file.fileName(), number(file.rows()), number(file.applied()),
				number(file.unchanged()), number(file.skipped()), number(file.rejected())));
		if (file.rejects() != null) {
			lines.add("  " + words.say("rejects", file.rejects()));
		}
		return lines;
	}

}
