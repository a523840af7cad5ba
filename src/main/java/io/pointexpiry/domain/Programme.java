package io.pointexpiry.domain;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A points programme and the whole history of its policies: what the policy file says.
 *
 * @param id the programme's short name
 * @param name what members call it
 * @param zone the zone in which its days begin and end
 * @param locale the language of texts, where a member has none of their own
 * @param sender the registered number that messages come from; null: not given
 * @param contact what texts name for questions; null: not given
 * @param burnOrder in which order redemptions consume lots
 * @param burnKinds among lots that tie on the first key, these kinds go first, in this
 * order
 * @param requiredInputs the inputs that must have arrived, as of D or later, before D can
 * be closed
 * @param surprise the size beyond which a night stops to ask
 * @param policies the policies, oldest first
 * @see "rules.md#the-brake"
 */
public record Programme(String id, String name, ZoneId zone, Locale locale, @Nullable String sender,
		@Nullable String contact, BurnOrder burnOrder, List<String> burnKinds, Set<String> requiredInputs,
		Surprise surprise, PolicyHistory policies) {

	public Programme {
		burnKinds = List.copyOf(burnKinds);
		requiredInputs = Set.copyOf(requiredInputs);
	}

	/**
	 * The size beyond which a night stops to ask: {@code times} × what was foreseen,
	 * {@code plus} lots.
	 *
	 * @param times the factor
	 * @param plus the lots added
	 */
	public record Surprise(BigDecimal times, long plus) {

		/** What holds where the policy file says nothing. */
		public static final Surprise DEFAULT = new Surprise(new BigDecimal("1.2"), 1000);

	}

}
