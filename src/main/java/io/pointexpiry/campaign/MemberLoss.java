package io.pointexpiry.campaign;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

import io.pointexpiry.domain.Points;
import io.pointexpiry.domain.Reason;
import io.pointexpiry.ledger.MemberState;
import io.pointexpiry.night.Outlook;

/** What one member is about to lose: all points together, and the first day of it. */
final class MemberLoss {

	private final MemberState owner;

	private final Map<Reason, Long> onFirst = new EnumMap<>(Reason.class);

	private LocalDate firstOn = LocalDate.MAX;

	private long points;

	MemberLoss(MemberState owner) {
		this.owner = owner;
	}

	void add(Outlook.Taken taken, long lost) {
		this.points = Points.together(this.points, lost);
		if (taken.on().isBefore(this.firstOn)) {
			this.firstOn = taken.on();
			this.onFirst.clear();
		}
		if (taken.on().equals(this.firstOn)) {
			this.onFirst.merge(taken.reason(), lost, Points::together);
		}
	}

	MemberState owner() {
		return this.owner;
	}

	String memberId() {
		return this.owner.member().memberId();
	}

	long points() {
		return this.points;
	}

	/** The first day on which some of the points go. */
	LocalDate firstOn() {
		return this.firstOn;
	}

	/** Why most points of that day go; of equals, the one named first in Reason. */
	Reason reason() {
		return this.onFirst.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
	}

}
