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

	private static final String NOTE = """
			DEFERRED: a required warning was not given, or the first night put it off. HOLD: the customer desk holds it. \
			REVERSED: its day was reversed and not closed again. REFUSED: a decision lacks data of the member.""";

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
	static Page.Section of(Snapshot books, PostedRange range) {
		Map<String, LotsAndPoints> byWhy = new TreeMap<>();
		ReportRow.each("withheld", books, range,
				(row) -> byWhy.merge(row.text("why"), LotsAndPoints.lot(row.number("points")), LotsAndPoints::plus));
		List<List<Object>> rows = new ArrayList<>();
		byWhy.forEach((why, sum) -> rows.add(Page.row(why, sum.lots(), sum.points())));
		return new Page.Section("withheld", "Deferred and withheld", NOTE, null,
				List.of(new Page.Table("withheld-figures", "Due lots that stayed open",
						List.of("why", "lots", "points"), rows, false), causes(books, range)));
	}

	private static Page.Table causes(Snapshot books, PostedRange range) {
		List<List<Object>> rows = new ArrayList<>();
		books.each(CAUSES, (row) -> rows.add(Page.row(words(row.getString("cause")), row.getLong("lots"),
				row.getBigDecimal("points").toBigIntegerExact())), range.from(), range.to());
		return new Page.Table("causes-figures", "Why lots were deferred: the latest warning before",
				List.of("latest warning", "lots", "points"), rows, false);
	}

	private static String words(String cause) {
		return switch (cause) {
			case "OPENING" -> "put off by the first night";
			case "NONE" -> "none was made";
			case "GIVEN" -> "given, but not for this date, or not yet delivered";
			case "UNREACHABLE" -> "could not be sent";
			case "UNPUBLISHED" -> "not published";
			case "RECALLED" -> "recalled";
			case "CANCELLED" -> "cancelled by the sender";
			case "REFUSED" -> "not delivered";
			case "TOO_LATE" -> "published too late";
			default -> throw new IllegalStateException("expected the outcome of a notice, found " + cause);
		};
	}

}
