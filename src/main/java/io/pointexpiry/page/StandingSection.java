package io.pointexpiry.page;

import java.util.ArrayList;
import java.util.List;

import io.pointexpiry.report.StatusPage;

/** Where the books stand: what the command {@code status} says, without members. */
final class StandingSection {

	private StandingSection() {
	}

	static Page.Section of(StatusPage status) {
		List<List<Object>> rows = new ArrayList<>();
		StatusPage.MissingDays missing = status.missing();
		rows.add(Page.row("days missing", (missing != null) ? missing.days() : 0L,
				(missing != null) ? missing.goOn() : ""));
		StatusPage.Unfinished call = status.unfinished();
		if (call != null) {
			rows.add(Page.row("unfinished", call.state(), "%s of %s".formatted(call.command(), call.lastDay())));
		}
		status.imports().forEach((it) -> rows.add(Page.row("unfinished import", it.state(), it.input())));
		status.next().stops().forEach((sentence) -> rows.add(Page.row("next night will stop", "", sentence)));
		status.next().needs().forEach((sentence) -> rows.add(Page.row("next night", "", sentence)));
		status.withheld()
			.forEach((it) -> rows.add(Page.row("waiting: " + it.why(), it.lots(),
					"lots with %,d points, since %s".formatted(it.points(), it.since()))));
		rows.add(Page.row("notices without a final state", status.waiting(),
				"%,d of them for more than 80 hours (unknown)".formatted(status.overdue())));
		rows.add(Page.row("faults that verify found", (long) status.faults().size(), ""));
		rows.add(Page.row("files of rejected rows", (long) status.rejects().size(), "unread"));
		return new Page.Section("standing", "Where it stands", "As the command status says now.", null,
				List.of(new Page.Table("standing-figures", "What is missing, what waits",
						List.of("what", "how many", "details"), rows, false)));
	}

}
