package io.pointexpiry.notice;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;

import org.jspecify.annotations.Nullable;

import io.pointexpiry.domain.NoticePlan.QuietHours;

/**
 * The sendable hours of a day: from the end of the quiet hours to their beginning, or to
 * midnight where they lie within one day.
 *
 * @param quiet the hours in which nothing may be sent; null: none
 * @param zone the programme's zone
 */
record SendWindow(@Nullable QuietHours quiet, ZoneId zone) {

	/** The first instant of a day at which may be sent. */
	OffsetDateTime opens(LocalDate day) {
		LocalTime from = (this.quiet != null) ? this.quiet.to() : LocalTime.MIN;
		return day.atTime(from).atZone(this.zone).toOffsetDateTime();
	}

	/** The end of the last sendable hour of a day. */
	OffsetDateTime closes(LocalDate day) {
		boolean overnight = this.quiet != null && this.quiet.from().isAfter(this.quiet.to());
		return (this.quiet != null && overnight) ? day.atTime(this.quiet.from()).atZone(this.zone).toOffsetDateTime()
				: day.plusDays(1).atStartOfDay(this.zone).toOffsetDateTime();
	}

}
