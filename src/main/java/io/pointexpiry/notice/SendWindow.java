package io.pointexpiry.notice;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;

import io.pointexpiry.domain.NoticePlan.QuietHours;
import org.jspecify.annotations.Nullable;

/**
 * The sendable hours of a day: from the end of the quiet hours to their beginning, or to
 * midnight where they lie within one day.
 *
 * @param quiet the hours in which nothing may be sent; null: none
 * @param zone the programme's zone
 * @see "rules.md#send-hours"
 */
record SendWindow(@Nullable QuietHours quiet, ZoneId zone) {

	/** The first instant of a day at which may be sent. */
	OffsetDateTime opens(LocalDate day) {
		LocalTime from = (this.quiet != null) ? this.quiet.to() : LocalTime.MIN;
		return at(day.atTime(from), true);
	}

	/** The end of the last sendable hour of a day. */
	OffsetDateTime closes(LocalDate day) {
		boolean overnight = this.quiet != null && this.quiet.from().isAfter(this.quiet.to());
		return (this.quiet != null && overnight) ? at(day.atTime(this.quiet.from()), false)
				: at(day.plusDays(1).atStartOfDay(), false);
	}

	/**
	 * The instant of a time of day, on the days on which clocks are changed, too: one
	 * that they pass over is the instant of the change, and of one that comes twice the
	 * one counts that leaves no quiet hour sendable.
	 * @param last whether the later of two counts
	 */
	private OffsetDateTime at(LocalDateTime local, boolean last) {
		ZoneOffsetTransition change = this.zone.getRules().getTransition(local);
		if (change == null) {
			return local.atZone(this.zone).toOffsetDateTime();
		}
		if (change.isGap()) {
			return change.getDateTimeAfter().atOffset(change.getOffsetAfter());
		}
		return local.atOffset(last ? change.getOffsetAfter() : change.getOffsetBefore());
	}

}
