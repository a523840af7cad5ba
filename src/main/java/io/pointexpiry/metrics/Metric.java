package io.pointexpiry.metrics;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What is told, with its labels. All are gauges: the file says how things stand.
 *
 * @see "monitoring.md"
 */
public enum Metric {

	/** The last closed day. */
	LAST_CLOSED_DAY("last.closed.day.end.timestamp", "seconds",
			"When the last closed business day ended in the programme's time zone"),
	/** How a command ended. */
	COMMAND_EXIT_CODE("command.exit.code", null, "Exit code of the last command of this name", "command"),
	/** When it did. */
	COMMAND_END("command.end.timestamp", "seconds", "When the last command of this name ended", "command"),
	/** How long a step took. */
	STEP_DURATION("night.step.duration", "seconds",
			"How long the step took in the night of the last closed day, all its executions together", "step"),
	/** How fast it was. */
	STEP_RATE("night.step.lots.per.second", null,
			"Lots decided a second by the step in the night of the last closed day", "step"),
	/** Lots by outcome. */
	DAY_LOTS("last.day.lots", null, "Lots of the last closed day by outcome, from its control totals", "outcome"),
	/** Points by outcome. */
	DAY_POINTS("last.day.points", null, "Points of the last closed day by outcome, from its control totals", "outcome"),
	/** Expired lots by reason and kind. */
	EXPIRED_LOTS("last.day.expired.lots", null, "Lots that expired on the last closed day", "reason", "kind"),
	/** Expired points by reason and kind. */
	EXPIRED_POINTS("last.day.expired.points", null, "Points that expired on the last closed day", "reason", "kind"),
	/** Notices by state. */
	NOTICES("notices", null, "Notices of the last seven closed days by state", "state"),
	/** Notices that nobody answered. */
	UNANSWERED("unanswered.notices", null, "Published notices without a final receipt"),
	/** The oldest of them. */
	OLDEST_UNANSWERED("oldest.unanswered.notice.timestamp", "seconds",
			"When the oldest notice without a final receipt was last heard of; absent where none waits"),
	/** Members who could not be told. */
	UNREACHABLE("unreachable.members", null,
			"Members whom the last closed day had something to tell and could not be sent a message"),
	/** Files of rejects. */
	REJECTS("reject.files", null, "Files of rejected rows that wait in HOME/rejects"),
	/** Processes on other machines. */
	WORKERS("workers", null, "Processes that take ranges of nights and were heard of within a minute"),
	/** Ranges by who has them. */
	HANDED_RANGES("handed.ranges", null, "Ranges of the last night that was handed out to workers, by state", "state"),
	/** Messages that no worker could read. */
	REFUSED_MESSAGES("refused.messages", null, "Messages of the last seven days that no worker could read"),
	/** What has to be finished. */
	UNFINISHED("unfinished.work", null, "Runs, imports and purges that are not finished", "work");

	private static final String PREFIX = "expiry.";

	private final String rest;

	private final @Nullable String unit;

	private final String help;

	private final List<String> labels;

	Metric(String rest, @Nullable String unit, String help, String... labels) {
		this.rest = rest;
		this.unit = unit;
		this.help = help;
		this.labels = List.of(labels);
	}

	/** Its name in the file. */
	public String printed() {
		return (meter() + ((this.unit != null) ? "." + this.unit : "")).replace('.', '_');
	}

	/** What it means. */
	public String help() {
		return this.help;
	}

	/** The names of its labels. */
	public List<String> labels() {
		return this.labels;
	}

	String meter() {
		return PREFIX + this.rest;
	}

	@Nullable String unit() {
		return this.unit;
	}

	/** Whether it is about commands, not about the books. */
	boolean isOfCommand() {
		return this == COMMAND_EXIT_CODE || this == COMMAND_END;
	}

	/** The one that is printed so. */
	static Optional<Metric> printed(String name) {
		return Stream.of(values()).filter((it) -> it.printed().equals(name)).findFirst();
	}

}
