package io.pointexpiry.domain;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What a member asked of notices.
 *
 * @param off whether they asked for none; then the stages mean nothing
 * @param ownStages how long before a last usable day they want to be told, beside the
 * policy's stages; from a day to a year, each once, in the order in which they gave them.
 * They are followed wherever the policy in force makes notices at all. No warning is owed
 * for them: the guard asks for the policy's stages only
 * @see "rules.md#own-stages"
 */
public record NoticeWishes(boolean off, List<Period> ownStages) {

	/** Nothing but what the policy has for everybody. */
	public static final NoticeWishes NONE = new NoticeWishes(false, List.of());

	/** How many stages of their own a member may have. */
	public static final int MOST_STAGES = 5;

	private static final LocalDate ANY_DAY = LocalDate.of(2001, 1, 1); // no leap year

	public NoticeWishes {
		ownStages = List.copyOf(ownStages);
		if (ownStages.size() > MOST_STAGES || !ownStages.stream().allMatch(NoticeWishes::isStage)) {
			throw new IllegalArgumentException(
					"%s: expected at most %d stages, from a day to a year".formatted(ownStages, MOST_STAGES));
		}
	}

	/**
	 * Wishes as they are stored.
	 * @param ownStages periods, parted by blanks; null or empty: none
	 * @throws java.time.format.DateTimeParseException if one is no period
	 */
	public static NoticeWishes of(boolean off, @Nullable String ownStages) {
		return (ownStages == null) ? (off ? new NoticeWishes(true, List.of()) : NONE)
				: new NoticeWishes(off, stages(ownStages));
	}

	/**
	 * Stages as they are written: periods, parted by blanks.
	 * @throws java.time.format.DateTimeParseException if one is no period
	 */
	public static List<Period> stages(String text) {
		return Stream.of(text.trim().split("\\s+"))
			.filter((word) -> !word.isEmpty())
			.map((word) -> Period.parse(word).normalized())
			.distinct()
			.toList();
	}

	/** Whether a period can be a stage of a member's own: from a day to a year. */
	public static boolean isStage(Period period) {
		boolean forward = !period.isNegative() && !period.isZero();
		return forward && !ANY_DAY.plus(period).isAfter(ANY_DAY.plusYears(1));
	}

	/** The stages as they are stored; null: none. */
	public @Nullable String stagesAsText() {
		return text(this.ownStages);
	}

	/** Stages as they are stored; null: none. */
	public static @Nullable String text(List<Period> stages) {
		return stages.isEmpty() ? null : stages.stream().map(Period::toString).collect(Collectors.joining(" "));
	}

	/** The policy's stages and the member's, each once. */
	public List<Period> beside(List<Period> policyStages) {
		return this.ownStages.isEmpty() ? policyStages
				: Stream.concat(policyStages.stream(), this.ownStages.stream()).distinct().toList();
	}

}
