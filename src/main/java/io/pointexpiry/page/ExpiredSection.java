package io.pointexpiry.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.pointexpiry.database.Snapshot;
import io.pointexpiry.report.PostedRange;

/** What expired, by reason and kind: the report {@code expiries} added up. */
final class ExpiredSection {

	/** In this order in every chart, and so of one colour each. */
	static final List<String> REASONS = List.of("VALIDITY", "DORMANCY", "POLICY_CHANGE", "WITHDRAWAL");

	private ExpiredSection() {
	}

	static Page.Section of(Snapshot books, PostedRange range, PageWords words) {
		Map<String, Map<String, LotsAndPoints>> byReason = new TreeMap<>();
		ReportRow.each("expiries", books, range, (row) -> {
			if (row.text("entry_type").equals("EXPIRY")) {
				byReason.computeIfAbsent(row.text("reason"), (it) -> new TreeMap<>())
					.merge(row.text("kind"), LotsAndPoints.lot(row.number("points")), LotsAndPoints::plus);
			}
		});
		BarChart chart = new BarChart("expired", words.say("expired.chart"), words);
		Set<String> kinds = new TreeSet<>();
		byReason.values().forEach((ofReason) -> kinds.addAll(ofReason.keySet()));
		for (String reason : REASONS) {
			Map<String, LotsAndPoints> ofReason = byReason.getOrDefault(reason, Map.of());
			kinds.forEach((kind) -> chart.bar(words.code("reason", reason), kind,
					ofReason.getOrDefault(kind, LotsAndPoints.NONE).points()));
		}
		return new Page.Section("expired", words.say("expired"), words.say("expired.note"), chart.svg("points"),
				List.of(table(byReason, words)));
	}

	private static Page.Table table(Map<String, Map<String, LotsAndPoints>> byReason, PageWords words) {
		List<List<Object>> rows = new ArrayList<>();
		LotsAndPoints all = LotsAndPoints.NONE;
		for (Map.Entry<String, Map<String, LotsAndPoints>> reason : byReason.entrySet()) {
			for (Map.Entry<String, LotsAndPoints> kind : reason.getValue().entrySet()) {
				LotsAndPoints sum = kind.getValue();
				rows.add(Page.row(words.code("reason", reason.getKey()), kind.getKey(), sum.lots(), sum.points()));
				all = all.plus(sum);
			}
		}
		rows.add(Page.row(words.say("all"), "", all.lots(), all.points()));
		return new Page.Table("expired-figures", words.say("expired.figures"),
				words.columns(List.of("reason", "kind", "lots", "points")), rows, true);
	}

}
