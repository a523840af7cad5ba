package io.pointexpiry.night;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.pointexpiry.domain.Activities;
import io.pointexpiry.domain.Dormancy;
import io.pointexpiry.domain.LotDates;
import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.ledger.LotState;
import io.pointexpiry.ledger.MemberReads;
import io.pointexpiry.ledger.MemberState;
import io.pointexpiry.ledger.NightRun;
import org.jspecify.annotations.Nullable;

/**
 * Dates as an earlier day had them, for a rerun of a day after which later ones were
 * closed: its activity and policies, all else as today.
 *
 * @see "rules.md#reruns"
 */
final class PastDates {

	private final LotDates lotDates;

	private final Dormancy dormancy;

	private final MemberReads members;

	PastDates(PolicyHistory policies, MemberReads members) {
		this.lotDates = new LotDates(policies);
		this.dormancy = new Dormancy(policies);
		this.members = members;
	}

	/** The lot with the date of the run's day. */
	LotState date(LotState stored, MemberState owner, NightRun run) {
		return stored
			.as(this.lotDates.dateOf(stored.lot(), owner.member(), activities(owner, run), run.businessDate()));
	}

	/** The member's dormancy day as of the run's day. */
	@Nullable LocalDate lapseOn(MemberState owner, NightRun run) {
		return dormancy(owner, run).lapseOn();
	}

	/** The member with the dormancy of the run's day. */
	MemberState dormancy(MemberState owner, NightRun run) {
		return owner.as(this.dormancy.on(owner.member(), activities(owner, run), run.businessDate()));
	}

	/** One look-up a lot: what comes late for an earlier day is little. */
	private Activities activities(MemberState owner, NightRun run) {
		String id = owner.member().memberId();
		Map<String, Activities> found = this.members.activities(List.of(id), run.businessDate());
		return found.getOrDefault(id, Activities.NONE);
	}

}
