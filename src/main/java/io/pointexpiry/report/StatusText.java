package io.pointexpiry.report;

import java.util.List;

/** The status page as lines of text. */
final class StatusText {

	private static final int NAMED = 5;

	private final StringBuilder text = new StringBuilder();

	private StatusText() {
	}

	static String of(StatusPage page) {
		StatusText lines = new StatusText();
		lines.closed(page);
		lines.unfinished(page);
		lines.ahead(page);
		lines.waiting(page);
		return lines.text.toString();
	}

	private void closed(StatusPage page) {
		if (page.atWork() != null) {
			line("at work", page.atWork());
		}
		line("last closed", (page.lastClosed() != null)
				? page.lastClosed() + " (the first was " + page.firstClosed() + ")" : "no day yet");
		StatusPage.MissingDays missing = page.missing();
		if (missing == null) {
			line("missing", "none");
		}
		else {
			String days = (missing.days() == 1) ? missing.from().toString()
					: "%s to %s, %s".formatted(missing.from(), missing.to(), counted(missing.days(), "day"));
			line("missing", days + "; close with: " + missing.goOn());
		}
	}

	private void unfinished(StatusPage page) {
		StatusPage.Unfinished call = page.unfinished();
		if (call == null) {
			line("unfinished", "none");
		}
		else {
			String days = call.firstDay().equals(call.lastDay()) ? call.firstDay().toString()
					: call.firstDay() + " to " + call.lastDay();
			line("unfinished", "%s of %s, %s since %s".formatted(call.command(), days, call.state(), call.since()));
			if (call.message() != null) {
				line("", call.message());
			}
			line("", goOn(page) + call.goOn());
		}
		page.imports()
			.forEach((it) -> line("import", "%s from %s, %s since %s; go on with the same import command"
				.formatted(it.input(), it.file(), it.state(), it.since())));
	}

	/** Who works comes first, and what an import left: nothing is closed before. */
	private static String goOn(StatusPage page) {
		if (page.atWork() != null) {
			return "if it is not done when that has ended, go on with: ";
		}
		return page.imports().isEmpty() ? "go on with: " : "when the import below is finished, go on with: ";
	}

	/**
	 * What the next night will stop at, unless someone is at work on it, and what the
	 * last call of verify found.
	 */
	private void ahead(StatusPage page) {
		if (page.atWork() == null) {
			page.next().stops().forEach((sentence) -> line("next night", "will stop: " + sentence));
		}
		page.next().needs().forEach((sentence) -> line("next night", sentence));
		page.faults()
			.forEach((fault) -> line("verify", "found %s on %s that contradict: %s Details: verify"
				.formatted(counted(fault.places(), "place"), fault.foundOn(), fault.sentence())));
	}

	private void waiting(StatusPage page) {
		if (page.withheld().isEmpty()) {
			line("withheld", "none");
		}
		page.withheld()
			.forEach((it) -> line("withheld", "%s: %s with %s; see: report withheld --from %s".formatted(it.why(),
					counted(it.lots(), "lot"), counted(it.points(), "point"), it.since())));
		if (page.surplus() > 0) {
			line("surplus", counted(page.surplus(), "lot") + " gave back more than had lapsed; see: verify");
		}
		if (page.untold() > 0) {
			line("untold", counted(page.untold(), "lot") + " expired by a warning that was none; see: verify");
		}
		if (page.unfit() > 0) {
			line("redemptions", "%,d %s; see: verify".formatted(page.unfit(),
					(page.unfit() == 1) ? "does not fit its lot" : "do not fit their lots"));
		}
		if (page.rehearsal() != null) {
			line("rehearsal", "the last one closed %s; its notices (EXPIRY_CLOCK=business) are not sent"
				.formatted(page.rehearsal()));
		}
		line("receipts", "%s without a final state, %,d of them for more than 80 hours (UNKNOWN)"
			.formatted(counted(page.waiting(), "notice"), page.overdue()));
		named(page.overdueNotices()
			.stream()
			.map((it) -> "notice %s of member %s, sent on %s".formatted(it.noticeId(), it.memberId(), it.sendDate()))
			.toList(), page.overdue());
		purge(page);
		line("rejects", page.rejects().isEmpty() ? "none" : counted(page.rejects().size(), "file") + " unread");
		named(page.rejects(), page.rejects().size());
	}

	private void purge(StatusPage page) {
		StatusPage.Purge purge = page.purge();
		if (purge != null) {
			line("purge", "what is dated before %s, %s %s by %s".formatted(purge.before(),
					(purge.goOn() == null) ? "on" : "unfinished since", purge.since(), purge.byWhom()));
			if (purge.goOn() != null) {
				line("", "go on with: " + purge.goOn());
			}
		}
	}

	private void named(List<String> names, long total) {
		names.stream().limit(NAMED).forEach((name) -> line("", name));
		if (total > Math.min(NAMED, names.size())) {
			line("", "... and %,d more".formatted(total - Math.min(NAMED, names.size())));
		}
	}

	private static String counted(long number, String noun) {
		return "%,d %s%s".formatted(number, noun, (number == 1) ? "" : "s");
	}

	private void line(String label, String content) {
		this.text.append("%-12s%s\n".formatted(label, content));
	}

}
