package io.pointexpiry.support;

import java.util.ArrayList;
import java.util.List;

/** What one night did, in sentences of a few words. */
final class Events {

	private static final List<String> QUERIES = List.of("""
			select case entry_type when 'EXPIRY' then concat(lot_id, ' expired ', points, ' ', reason)
			    else concat(lot_id, ' given back ', points) end
			from expiry_record where run_id = ? order by lot_id, entry_type""", """
			select case cause when 'EXTENSION' then concat(lot_id, ' extended until ', until_on, ' by ', ref)
			    when 'OPENING' then concat(lot_id, ' put off until ', until_on)
			    when 'RETURN' then concat(lot_id, ' promised until ', until_on)
			    else concat(lot_id, ' deferred until ', until_on) end
			from lot_floor where run_id = ? order by lot_id, cause, ref""", """
			select concat(lot_id, ' ', why, case when detail is null then '' else concat(' ', detail) end)
			from withheld_lot where run_id = ? order by lot_id""", """
			select concat(member_id, ' ', state) from member_transition where run_id = ? order by member_id""");

	private static final String TOLD = """
			select concat(i.member_id, ' told ', i.item, ' ', i.subject_on,
			    case when i.stage = '' then '' else concat(' ', i.stage) end, ' ', i.points,
			    case when n.channel = 'NONE' then ' in vain' else '' end)
			from notice_item i join notice n on n.notice_id = i.notice_id
			join night_run r on r.closing_id = n.closing_id and r.business_date = n.business_date
			where r.run_id = ? order by i.member_id, i.subject_on, i.item""";

	private Events() {
	}

	static List<String> of(Nights nights, String runId) {
		List<String> events = new ArrayList<>();
		QUERIES.forEach((query) -> events.addAll(nights.rows(query, runId)));
		events.addAll(nights.rows(TOLD, runId));
		return events;
	}

}
