package io.pointexpiry.domain;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A member's latest activity of each type, as known on one business date: nothing dated
 * after that day is in it.
 *
 * @param latestByType the latest day of each activity type; {@link #EVERY_TYPE} holds an
 * activity that counts as one of every type (the member file's {@code last_activity_on})
 * @see "rules.md#inactive-since"
 */
public record Activities(Map<String, LocalDate> latestByType) {

	/** The type of an activity that counts for every type. */
	public static final String EVERY_TYPE = "*";

	/** No activity at all. */
	public static final Activities NONE = new Activities(Map.of());

	public Activities {
		latestByType = Map.copyOf(latestByType);
	}

	/**
	 * The latest day with an activity of a counting type.
	 * @param counts the types that count; empty: every type does
	 * @return the day, or null where there was none
	 */
	public @Nullable LocalDate latest(Set<String> counts) {
		Collection<LocalDate> days = counts.isEmpty() ? this.latestByType.values()
				: Stream.concat(counts.stream(), Stream.of(EVERY_TYPE))
					.map(this.latestByType::get)
					.filter(Objects::nonNull)
					.toList();
		return days.stream().max(LocalDate::compareTo).orElse(null);
	}

}
