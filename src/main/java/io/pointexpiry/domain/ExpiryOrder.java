package io.pointexpiry.domain;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** Compares last usable days where null stands for never, which is later than any day. */
final class ExpiryOrder {

	private ExpiryOrder() {
	}

	static boolean isEarlier(@Nullable LocalDate day, @Nullable LocalDate other) {
		return day != null && (other == null || day.isBefore(other));
	}

	static int compare(@Nullable LocalDate day, @Nullable LocalDate other) {
		return isEarlier(day, other) ? -1 : isEarlier(other, day) ? 1 : 0;
	}

	/** The day, or the floor where that is later; a floor of null is none. */
	static @Nullable LocalDate notBefore(@Nullable LocalDate day, @Nullable LocalDate floor) {
		return (floor != null && isEarlier(day, floor)) ? floor : day;
	}

}
