package io.pointexpiry.closing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import io.pointexpiry.domain.Programme;
import io.pointexpiry.ledger.AppliedPolicies;
import io.pointexpiry.night.NightStoppedException;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What must hold before a night may start, each with the way out where it does not.
 *
 * @see "rules.md#closing-days"
 */
final class Preconditions {

	private final RequiredInputs inputs;

	private final AppliedPolicies applied;

	private final OpeningBacklog backlog;

	private final JdbcClient jdbc;

	Preconditions(Programme programme, AppliedPolicies applied, OpeningBacklog backlog, JdbcClient jdbc) {
		this.inputs = new RequiredInputs(programme.requiredInputs(), jdbc);
		this.applied = applied;
		this.backlog = backlog;
		this.jdbc = jdbc;
	}

	/**
	 * Checks what does not depend on the day: policies as they were accepted, imports
	 * finished.
	 */
	void check(CloseOptions order) {
		refusal().ifPresent((sentence) -> {
			throw new NightStoppedException(NightStoppedException.Kind.USAGE, sentence);
		});
		unfinishedImport().ifPresent((sentence) -> {
			throw new NightStoppedException(NightStoppedException.Kind.RESUMABLE, sentence);
		});
	}

	/** Why the policy file is refused; empty where it is the accepted one. */
	Optional<String> refusal() {
		return this.applied.refusal();
	}

	/** Which import has to be finished first; empty where none has. */
	Optional<String> unfinishedImport() {
		return this.jdbc.sql("select input, file_name from import_file where state in ('STAGING', 'MERGING')")
			.query((row, number) -> "%s from %s".formatted(row.getString(1), row.getString(2)))
			.list()
			.stream()
			.findFirst()
			.map("An import was not finished: %s. Run the same import command again first."::formatted);
	}

	/** Which inputs are missing for a day; empty where none is. */
	Optional<String> missingInputs(LocalDate day) {
		List<String> missing = this.inputs.missing(day);
		return missing.isEmpty() ? Optional.empty() : Optional.of("""
				%s cannot be closed before its data is there. Missing: %s. Import each with --as-of %s or later."""
			.formatted(day, String.join(", ", missing), day));
	}

	/** Whether an amendment of a policy waits for the night that takes it up. */
	boolean isAmendmentWaiting() {
		return this.applied.isAmendmentWaiting();
	}

	/** A day that has not ended in the programme's zone cannot be closed. */
	void checkEnded(LocalDate day, LocalDate today) {
		if (!day.isBefore(today)) {
			throw new NightStoppedException(NightStoppedException.Kind.USAGE,
					"""
							%s has not ended yet in the programme's time zone, where it is %s. Close up to %s, or look ahead with \
							--dry-run."""
						.formatted(day, today, today.minusDays(1)));
		}
	}

	/**
	 * The inputs that the policy file requires must have come, as of the day or later.
	 */
	void checkInputs(LocalDate day) {
		missingInputs(day).ifPresent((sentence) -> {
			throw new NightStoppedException(NightStoppedException.Kind.RESUMABLE, sentence);
		});
	}

	/**
	 * The very first night has to be told what becomes of lots that were due before it.
	 */
	void checkOpening(CloseOptions order, LocalDate day) {
		if (order.opening() == null) {
			this.backlog.question(day).ifPresent((sentence) -> {
				throw new NightStoppedException(NightStoppedException.Kind.USAGE, sentence);
			});
		}
	}

}
