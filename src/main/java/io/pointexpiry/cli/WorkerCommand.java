package io.pointexpiry.cli;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.pointexpiry.domain.Programme;
import io.pointexpiry.intake.ImportRanges;
import io.pointexpiry.job.RangeThreads;
import io.pointexpiry.job.RangedStep;
import io.pointexpiry.worker.Broker;
import io.pointexpiry.worker.ClaimFence;
import io.pointexpiry.worker.Presence;
import io.pointexpiry.worker.Terms;
import io.pointexpiry.worker.Worker;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** A process that takes ranges of the steps on which others work. */
@Command(name = "worker", header = "Takes ranges of commands that are given --workers.",
		description = { "Any number of workers, on any machine that reaches the same PostgreSQL, with the same",
				"release, policy file and templates. It ends when it is told to." })
final class WorkerCommand extends BooksCommand {

	@Parameters(paramLabel = "URL", description = "the address of the ActiveMQ Artemis, such as tcp://broker:61616")
	@SuppressWarnings("NullAway.Init")
	private String url;

	@Option(names = "--idle", paramLabel = "TIME",
			description = "end with 0 after so long without a range, such as PT30M (default: never)")
	private @Nullable Duration idle;

	private final ClaimFence fence = new ClaimFence();

	/** It works in the name of the process that hands the ranges out. */
	@Override
	boolean works() {
		return false;
	}

	/** It compares its own with that of each command. */
	@Override
	boolean takesAnyPolicyFile() {
		return true;
	}

	@Override
	Class<?> parts() {
		return WorkerConfiguration.class;
	}

	@Override
	void check() {
		Shutdown.endsWell();
		WorkersOption.check("worker", this.url, expiry().settings());
	}

	@Override
	void bring(GenericApplicationContext context) {
		context.registerBean(ClaimFence.class, () -> this.fence);
	}

	@Override
	int run(Session session) throws IOException, SQLException {
		CommonOptions.Settings settings = expiry().settings();
		Broker broker = WorkersOption.broker(this.url, settings, session.get(Programme.class));
		Terms terms = WorkerTerms.of(settings);
		Worker worker = new Worker(broker, terms, session.get(JdbcTemplate.class), session.get(JobRepository.class),
				steps(session), this.fence);
		worker.tryBroker()
			.ifPresent((why) -> err().printf("warning: %s. It is tried again until it can be reached.%n", why));
		try (Presence presence = Presence.begin(settings.database(), Session.worker(title(), expiry().clock()),
				terms)) {
			Shutdown.stops(worker::stop);
			err().printf("Worker %d waits for ranges at %s.%n", presence.workerId(), this.url);
			err().flush();
			worker.work(presence, RangeThreads.COUNT, (this.idle != null) ? this.idle : Duration.ofDays(36_500));
			err().printf("Worker %d ends. Ranges that it finished: %d.%n", presence.workerId(), worker.finished());
			err().flush();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return ExitCode.DONE;
	}

	/** Those of nights, and those of imports. */
	private static Map<String, Step> steps(Session session) {
		return Stream.concat(session.all(RangedStep.class).stream(), session.get(ImportRanges.class).steps().stream())
			.collect(Collectors.toMap(RangedStep::name, RangedStep::whole));
	}

}
