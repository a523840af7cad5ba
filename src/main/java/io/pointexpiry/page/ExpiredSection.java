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

	static Page.Section of(Snapshot books, PostedRange range) {
		Map<String, Map<String, LotsAndPoints>> byReason = new TreeMap<>();
		ReportRow.each("expiries", books, range, (row) -> {
			if (row.text("entry_type").equals("EXPIRY")) {
				byReason.computeIfAbsent(row.text("reason"), (it) -> new TreeMap<>())
					.merge(row.text("kind"), LotsAndPoints.lot(row.number("points")), LotsAndPoints::plus);
			}
		});
		BarChart chart = new BarChart("expired", "Points that expired, by kind and reason");
		Set<String> kinds = new TreeSet<>();
		byReason.values().forEach((ofReason) -> kinds.addAll(ofReason.keySet()));
		for (String reason : REASONS) {
			Map<String, LotsAndPoints> ofReason = byReason.getOrDefault(reason, Map.of());
			kinds.forEach((kind) -> chart.bar(reason, kind, ofReason.getOrDefault(kind, LotsAndPoints.NONE).points()));
		}
		return new Page.Section("expired", "What expired",
				"Entries that were posted on these days; what was given back later is not taken off.",
				chart.svg("points"), List.of(table(byReason)));
	}

	private static Page.Table table(Map<String, Map<String, LotsAndPoints>> byReason) {
		List<List<Object>> rows = new ArrayList<>();
		LotsAndPoints all = LotsAndPoints.NONE;
		for (Map.Entry<String, Map<String, LotsAndPoints>> reason : byReason.entrySet()) {
			for (Map.Entry<String, LotsAndPoints> kind : reason.getValue().entrySet()) {
				LotsAndPoints sum = kind.getValue();
				rows.add(Page.row(reason.getKey(), kind.getKey(), sum.lots(), sum.points()));
				all = all.plus(sum);
			}
		}
		rows.add(Page.row("All", "", all.lots(), all.points()));
		return new Page.Table("expired-figures", "Lots and points that expired, by reason and kind",
				List.of("reason", "kind", "lots", "points"), rows, true);
	}

}
