package io.pointexpiry.notice;

import java.util.List;
import java.util.Map;

import io.pointexpiry.domain.Activities;
import io.pointexpiry.notice.NoticeFacts.Lapse;
import io.pointexpiry.notice.NoticeFacts.LotRun;
import io.pointexpiry.notice.NoticeFacts.OpenLot;
import io.pointexpiry.notice.NoticeFacts.Person;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one member when it is decided what they are told.
 *
 * @param person the member
 * @param activities what they did, up to the run's last day
 * @param lots their open lots with points in them
 * @param cues what happened and waits to be told
 * @param past what they were told before
 * @param lapses what became of the expiries that wait to be told, by lot and run
 */
record MemberCase(Person person, Activities activities, List<OpenLot> lots, List<OutboxRow> cues, PastNotices past,
		Map<LotRun, Lapse> lapses) {

	MemberCase {
		lots = List.copyOf(lots);
		cues = List.copyOf(cues);
	}

	/** What became of the expiry that a cue tells; null: it is not on record. */
	@Nullable Lapse lapse(OutboxRow cue) {
		return this.lapses.get(new LotRun(cue.lotId(), cue.ref()));
	}

}
