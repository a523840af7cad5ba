package io.pointexpiry.campaign;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

import io.pointexpiry.domain.Activities;
import io.pointexpiry.domain.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A member on a list, as known on its day.
 *
 * @param memberId the member
 * @param tier their tier
 * @param reason why the points go
 * @param points how many
 * @param expiresOn the first day on which some of them go
 * @param lastActivityOn the latest activity of any type; null: none is known
 * @param lastActivityType its type; null: not known
 * @param list whether they get a message
 */
record ListedMember(String memberId, String tier, Reason reason, long points, LocalDate expiresOn,
		@Nullable LocalDate lastActivityOn, @Nullable String lastActivityType, Group list) {

	/** The two groups of a list. */
	enum Group {

		/** Members who get a message. */
		CAMPAIGN,
		/** Members who get none, to be compared with. */
		CONTROL

	}

	static ListedMember of(MemberLoss loss, Activities activities, ControlGroup control) {
		Optional<Map.Entry<String, LocalDate>> last = last(activities);
		return new ListedMember(loss.memberId(), loss.owner().member().tier(), loss.reason(), loss.points(),
				loss.firstOn(), last.map(Map.Entry::getValue).orElse(null),
				last.map(Map.Entry::getKey).filter((type) -> !type.equals(Activities.EVERY_TYPE)).orElse(null),
				control.holds(loss.memberId()) ? Group.CONTROL : Group.CAMPAIGN);
	}

	/** Of several types on one day the first, a named one before that of every type. */
	private static Optional<Map.Entry<String, LocalDate>> last(Activities activities) {
		return activities.latestByType()
			.entrySet()
			.stream()
			.max(Map.Entry.<String, LocalDate>comparingByValue()
				.thenComparing((entry) -> !entry.getKey().equals(Activities.EVERY_TYPE))
				.thenComparing(Map.Entry.<String, LocalDate>comparingByKey(Comparator.reverseOrder())));
	}

}
