package io.pointexpiry.page;

import java.util.ArrayList;
import java.util.List;

import io.pointexpiry.report.StatusPage;

/** Where the books stand: what the command {@code status} says, without members. */
final class StandingSection {

	private StandingSection() {
	}

	static Page.Section of(StatusPage status, PageWords words) {
		List<List<Object>> rows = new ArrayList<>();
		StatusPage.MissingDays missing = status.missing();
		rows.add(Page.row(words.say("standing.missing"), (missing != null) ? missing.days() : 0L,
				(missing != null) ? missing.goOn() : ""));
		StatusPage.Unfinished call = status.unfinished();
		if (call != null) {
			rows.add(Page.row(words.say("standing.unfinished"), call.state(),
					words.say("standing.unfinished.call", call.command(), call.lastDay())));
		}
		status.imports().forEach((it) -> rows.add(Page.row(words.say("standing.import"), it.state(), it.input())));
		status.next().stops().forEach((sentence) -> rows.add(Page.row(words.say("standing.stops"), "", sentence)));
		status.next().needs().forEach((sentence) -> rows.add(Page.row(words.say("standing.needs"), "", sentence)));
		status.withheld()
			.forEach((it) -> rows.add(Page.row(words.say("standing.waiting", words.code("why", it.why())), it.lots(),
					words.counted("standing.waiting.lots", it.lots(), it.points(), it.since()))));
		rows.add(Page.row(words.say("standing.receipts"), status.waiting(),
				words.say("standing.receipts.overdue", status.overdue())));
		rows.add(Page.row(words.say("standing.faults"), (long) status.faults().size(), ""));
		rows.add(Page.row(words.say("standing.rejects"), (long) status.rejects().size(),
				words.say("standing.rejects.unread")));
		return new Page.Section("standing", words.say("standing"), words.say("standing.note"), null,
				List.of(new Page.Table("standing-figures", words.say("standing.figures"),
						words.columns(List.of("what", "how-many", "details")), rows, false)));
	}

}
