package io.pointexpiry.report;

import java.util.List;
import java.util.Locale;

import io.pointexpiry.language.Catalogue;
import io.pointexpiry.language.Noun;
import io.pointexpiry.language.ScreenColumn;

/** The status page as lines of text. */
final class StatusText {

	private static final int NAMED = 5;

	private static final ScreenColumn LABEL = new ScreenColumn(11);

	private final StringBuilder text = new StringBuilder();

	private final Catalogue catalogue;

	private StatusText(Locale language) {
		this.catalogue = new Catalogue(StatusText.class, language);
	}

	static String of(StatusPage page, Locale language) {
		StatusText lines = new StatusText(language);
		lines.atWork(page);
		lines.closed(page);
		lines.unfinished(page);
		lines.ahead(page);
		lines.waiting(page);
		return lines.text.toString();
	}

	private void atWork(StatusPage page) {
		if (page.atWork() != null) {
			line("at-work", page.atWork());
		}
		page.spread()
			.workers()
			.forEach((it) -> line("worker", (it.refused() != null)
					? say("worker.refused", it.worker(), it.pid(), it.host(), it.since(), it.refused())
					: say("worker", it.worker(), it.pid(), it.host(), it.since(), counted(Noun.RANGES, it.ranges()))));
		page.spread()
			.ranges()
			.forEach((it) -> line("ranges", say("ranges", it.step(), number(it.done()), number(it.running()),
					number(it.waiting()), it.since())));
		page.spread().refused().forEach((it) -> line("message", say("message", it.message(), it.at(), it.why())));
	}

	private void closed(StatusPage page) {
		line("last-closed", (page.lastClosed() != null)
				? say("closed", page.lastClosed(), String.valueOf(page.firstClosed())) : say("closed.none"));
		StatusPage.MissingDays missing = page.missing();
		if (missing == null) {
			line("missing", say("none"));
		}
		else {
			line("missing",
					(missing.days() == 1) ? say("missing.day", missing.from(), missing.goOn()) : say("missing.days",
							missing.from(), missing.to(), counted(Noun.DAYS, missing.days()), missing.goOn()));
		}
	}

	private void unfinished(StatusPage page) {
		StatusPage.Unfinished call = page.unfinished();
		if (call == null) {
			line("unfinished", say("none"));
		}
		else {
			String days = call.firstDay().equals(call.lastDay()) ? "unfinished.day" : "unfinished.days";
			line("unfinished", say(days, call.command(), call.firstDay(), call.lastDay(), call.state(), call.since()));
			if (call.message() != null) {
				line(call.message());
			}
			line(say(goOn(page), call.goOn()));
		}
		page.imports().forEach((it) -> line("import", say("import", it.input(), it.file(), it.state(), it.since())));
	}

	/** Who works comes first, and what an import left: nothing is closed before. */
	private static String goOn(StatusPage page) {
		if (page.atWork() != null) {
			return "go-on.at-work";
		}
		return page.imports().isEmpty() ? "go-on" : "go-on.import";
	}

	/**
	 * What the next night will stop at, unless someone is at work on it, and what the
	 * last call of verify found.
	 */
	private void ahead(StatusPage page) {
		if (page.atWork() == null) {
			page.next().stops().forEach((sentence) -> line("next-night", say("next-night.stops", sentence)));
		}
		page.next().needs().forEach((sentence) -> line("next-night", sentence));
		page.faults()
			.forEach((fault) -> line("verify",
					this.catalogue.counted("verify", fault.places(), fault.foundOn(), fault.sentence())));
	}

	private void waiting(StatusPage page) {
		if (page.withheld().isEmpty()) {
			line("withheld", say("none"));
		}
		page.withheld()
			.forEach((it) -> line("withheld", say("withheld", it.why(), counted(Noun.LOTS, it.lots()),
					counted(Noun.POINTS, it.points()), it.since())));
		if (page.surplus() > 0) {
			line("surplus", say("surplus", counted(Noun.LOTS, page.surplus())));
		}
		if (page.untold() > 0) {
			line("untold", say("untold", counted(Noun.LOTS, page.untold())));
		}
		if (page.unfit() > 0) {
			line("redemptions", this.catalogue.counted("redemptions", page.unfit()));
		}
		if (page.rehearsal() != null) {
			line("rehearsal", say("rehearsal", page.rehearsal()));
		}
		line("receipts", this.catalogue.counted("receipts", page.waiting(), number(page.overdue())));
		named(page.overdueNotices()
			.stream()
			.map((it) -> say("receipts.notice", it.noticeId(), it.memberId(), it.sendDate()))
			.toList(), page.overdue());
		purge(page);
		line("rejects",
				page.rejects().isEmpty() ? say("none") : this.catalogue.counted("rejects", page.rejects().size()));
		named(page.rejects(), page.rejects().size());
	}

	private void purge(StatusPage page) {
		StatusPage.Purge purge = page.purge();
		if (purge != null) {
			String of = (purge.before() != null) ? say("purge.before", purge.before())
					: say("purge.member", String.valueOf(purge.memberId()));
			line("purge",
					say((purge.goOn() == null) ? "purge.done" : "purge.unfinished", of, purge.since(), purge.byWhom()));
			if (purge.goOn() != null) {
				line(say("go-on", purge.goOn()));
			}
		}
	}

	private void named(List<String> names, long total) {
		names.stream().limit(NAMED).forEach(this::line);
		long more = total - Math.min(NAMED, names.size());
		if (more > 0) {
			line(say("more", number(more)));
		}
	}

	private String counted(Noun noun, long number) {
		return this.catalogue.counted(noun, number);
	}

	private String say(String key, Object... values) {
		return this.catalogue.say(key, values);
	}

	private static String number(long number) {
		return "%,d".formatted(number);
	}

	/** A line that belongs to the one before. */
	private void line(String content) {
		this.text.append(LABEL.left("")).append(' ').append(content).append('\n');
	}

	private void line(String key, String content) {
		this.text.append(LABEL.left(say("label." + key))).append(' ').append(content).append('\n');
	}

}
