package io.pointexpiry.notice;

import java.util.List;

import io.pointexpiry.domain.Activities;
import io.pointexpiry.store.NoticeCueRow;
import io.pointexpiry.store.NoticeFacts.OpenLot;
import io.pointexpiry.store.NoticeFacts.Person;

/**
 * All that is known of one member when it is decided what they are told.
 *
 * @param person the member
 * @param activities what they did, up to the run's last day
 * @param lots their open lots with points in them
 * @param cues what happened and waits to be told
 * @param past what they were told before
 */
record MemberCase(Person person, Activities activities, List<OpenLot> lots, List<NoticeCueRow> cues, PastNotices past) {

	MemberCase {
		lots = List.copyOf(lots);
		cues = List.copyOf(cues);
	}

}
