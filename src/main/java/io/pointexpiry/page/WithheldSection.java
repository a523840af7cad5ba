package io.pointexpiry.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.pointexpiry.database.Snapshot;
import io.pointexpiry.report.PostedRange;

/**
 * Due lots that stayed open: the report {@code withheld} added up, and for what was
 * deferred, what had become of the latest warning.
 *
 * @see "rules.md#the-guard"
 */
final class WithheldSection {

	/**
	 * The latest notice to the member before the deferral that warns of the lot's own
	 * date or of dormancy, and its outcome.
	 */
	private static final String CAUSES = """
			select cause, count(*) as lots, sum(points) as points
			from (
			  select l.points,
			         case l.cause when 'OPENING' then 'OPENING' else coalesce((
			           select o.outcome from notice_item i join notice_outcome o on o.notice_id = i.notice_id
			           where i.member_id = l.member_id and i.told_on <= l.business_date
			             and (i.item = 'DORMANCY_WARNING'
			                  or i.item in ('EXPIRY_WARNING', 'DEFERRED') and i.subject_on = l.old_expires_on)
			           order by i.told_on desc, i.notice_id fetch first 1 row only), 'NONE') end as cause
			  from lot_floor l
			  where l.cause in ('DEFERRAL', 'OPENING') and l.business_date between ? and ?
			) deferred
			group by cause
			order by cause
			""";

	private WithheldSection() {
	}

	/**
	 * The lots left open on the days of a range.
	 * @param range with both its ends
	 */
	static Page.Section of(Snapshot books, PostedRange range, PageWords words) {
		Map<String, LotsAndPoints> byWhy = new TreeMap<>();
		ReportRow.each("withheld", books, range,
				(row) -> byWhy.merge(row.text("why"), LotsAndPoints.lot(row.number("points")), LotsAndPoints::plus));
		List<List<Object>> rows = new ArrayList<>();
		byWhy.forEach((why, sum) -> rows.add(Page.row(words.code("why", why), sum.lots(), sum.points())));
		return new Page.Section(
				"withheld", words.say("withheld"), words.say("withheld.note"), null, List.of(
						new Page.Table("withheld-figures", words.say("withheld.figures"),
								words.columns(List.of("why", "lots", "points")), rows, false),
						causes(books, range, words)));
	}

	private static Page.Table causes(Snapshot books, PostedRange range, PageWords words) {
		List<List<Object>> rows = new ArrayList<>();
		books.each(CAUSES, (row) -> rows.add(Page.row(words.say("warning." + row.getString("cause")),
				row.getLong("lots"), row.getBigDecimal("points").toBigIntegerExact())), range.from(), range.to());
		return new Page.Table("causes-figures", words.say("causes.figures"),
				words.columns(List.of("latest-warning", "lots", "points")), rows, false);
	}

}
