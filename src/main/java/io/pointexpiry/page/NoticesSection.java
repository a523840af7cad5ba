package io.pointexpiry.page;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.pointexpiry.database.Snapshot;
import io.pointexpiry.report.PostedRange;

/** What became of the notices: the report {@code notices} counted. */
final class NoticesSection {

	private final Map<Fate, Long> notices = new EnumMap<>(Fate.class);

	private final Map<String, Told> told = new TreeMap<>();

	private String lastNotice = "";

	private final PageWords words;

	private NoticesSection(PageWords words) {
		this.words = words;
	}

	/** What becomes of a notice. */
	private enum Fate {

		DELIVERED, ON_THE_WAY, FAILED, WAITING, UNKNOWN, TAKEN_BACK, UNREACHABLE;

		static Fate of(ReportRow row) {
			if (row.text("channel").equals("NONE")) {
				return UNREACHABLE;
			}
			String state = row.text("state");
			return switch (state) {
				case "MADE", "PUBLISHED" -> WAITING;
				case "ACCEPTED", "SENT" -> ON_THE_WAY;
				case "DELIVERED" -> DELIVERED;
				case "EXPIRED", "UNDELIVERABLE", "REJECTED" -> FAILED;
				case "UNKNOWN" -> UNKNOWN;
				case "RECALLED", "CANCELLED", "TOO_LATE" -> TAKEN_BACK;
				default -> throw new IllegalStateException("expected the state of a notice, found " + state);
			};
		}

	}

	/** Things of one sort that were told. */
	private record Told(long things, BigInteger points, long unreachable) {

		Told plus(Told other) {
			return new Told(this.things + other.things, this.points.add(other.points),
					this.unreachable + other.unreachable);
		}

	}

	static Page.Section of(Snapshot books, PostedRange range, PageWords words) {
		NoticesSection counts = new NoticesSection(words);
		ReportRow.each("notices", books, range, counts::count);
		return counts.section();
	}

	/** The rows of one notice follow each other. */
	private void count(ReportRow row) {
		Fate fate = Fate.of(row);
		if (!row.text("notice_id").equals(this.lastNotice)) {
			this.lastNotice = row.text("notice_id");
			this.notices.merge(fate, 1L, Long::sum);
		}
		this.told.merge(row.text("item"), new Told(1, row.number("points"), (fate == Fate.UNREACHABLE) ? 1 : 0),
				Told::plus);
	}

	private Page.Section section() {
		BarChart chart = new BarChart("notices", this.words.say("notices.chart"), this.words);
		bar(chart, "made", Fate.values());
		bar(chart, "sent", Fate.DELIVERED, Fate.ON_THE_WAY, Fate.FAILED);
		bar(chart, "delivered", Fate.DELIVERED);
		bar(chart, "failed", Fate.FAILED);
		bar(chart, "unreachable", Fate.UNREACHABLE);
		return new Page.Section("notices", this.words.say("notices"), this.words.say("notices.note"),
				chart.svg("notices"), List.of(funnel(), items()));
	}

	private void bar(BarChart chart, String stage, Fate... fates) {
		chart.bar(this.words.say("notices"), this.words.say("stage." + stage), BigInteger.valueOf(of(fates)));
	}

	private Page.Table funnel() {
		List<List<Object>> rows = List.of(line("made", Fate.values()), line("unreachable", Fate.UNREACHABLE),
				line("taken-back", Fate.TAKEN_BACK), line("waiting", Fate.WAITING), line("unknown", Fate.UNKNOWN),
				line("sent", Fate.DELIVERED, Fate.ON_THE_WAY, Fate.FAILED), line("sent.delivered", Fate.DELIVERED),
				line("sent.failed", Fate.FAILED), line("sent.on-the-way", Fate.ON_THE_WAY));
		return new Page.Table("notices-figures", this.words.say("notices.figures"),
				this.words.columns(List.of("stage", "notices", "share")), rows, false);
	}

	private List<Object> line(String name, Fate... fates) {
		return Page.row(this.words.say("stage." + name), of(fates), share(of(fates), of(Fate.values())));
	}

	private Page.Table items() {
		List<List<Object>> rows = new ArrayList<>();
		this.told.forEach((item, sum) -> rows
			.add(Page.row(this.words.code("item", item), sum.things(), sum.points(), sum.unreachable())));
		return new Page.Table("told-figures", this.words.say("told.figures"),
				this.words.columns(List.of("item", "told", "points", "unreachable")), rows, false);
	}

	private long of(Fate... fates) {
		long sum = 0;
		for (Fate fate : fates) {
			sum += this.notices.getOrDefault(fate, 0L);
		}
		return sum;
	}

	private static String share(long part, long whole) {
		return (whole == 0) ? ""
				: BigDecimal.valueOf(part)
					.multiply(BigDecimal.valueOf(100))
					.divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP) + " %";
	}

}
