package io.pointexpiry.desk;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A promise that no rule takes a lot before a date, with where it comes from.
 *
 * @param lotId the lot
 * @param cause EXTENSION, DEFERRAL, OPENING, DESK or RETURN
 * @param ref what makes it this promise: a programme's name, a run id, a desk entry
 * @param until the date, itself included
 * @param businessDate the day to which it belongs
 * @param oldExpiresOn the lot's date before; null: never, or none
 * @param why the desk's reason; null: the night made it
 * @param byWhom who at the desk; null: the night
 */
record DeskFloor(String lotId, String cause, String ref, LocalDate until, LocalDate businessDate,
		@Nullable LocalDate oldExpiresOn, @Nullable String why, @Nullable String byWhom) {
}
