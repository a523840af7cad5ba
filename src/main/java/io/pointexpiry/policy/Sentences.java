package io.pointexpiry.policy;

import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

import io.pointexpiry.domain.Condition;
import io.pointexpiry.language.Catalogue;

/** The words of one language in which policies are printed back. */
final class Sentences {

	private final Catalogue catalogue;

	/** The words in Korean, or else in English. */
	Sentences(Locale locale) {
		this.catalogue = new Catalogue(Sentences.class, locale);
	}

	/** A sentence of the properties file; values are shown as their text. */
	String say(String key, Object... values) {
		return this.catalogue.say(key, values);
	}

	/** A period in words: 2 years 6 months. */
	String period(Period period) {
		return this.catalogue.period(period);
	}

	String periods(Collection<Period> periods) {
		return this.catalogue.all(periods.stream().map(this::period).toList());
	}

	/** Free texts of the policy file, sorted. */
	String words(Collection<String> words) {
		return this.catalogue.any(words.stream().sorted().toList());
	}

	/**
	 * Which points a condition means; {@link Condition#ALWAYS} means all that are left.
	 */
	String points(Condition when, boolean first) {
		if (when.equals(Condition.ALWAYS)) {
			return say(first ? "points.all" : "points.others");
		}
		return say("points", restriction(when));
	}

	/** The kinds and tiers of a condition. */
	String restriction(Condition when) {
		List<String> parts = new ArrayList<>();
		if (!when.kinds().isEmpty()) {
			parts.add(say("kind", words(when.kinds())));
		}
		if (!when.tiers().isEmpty()) {
			parts.add(say("tier", words(when.tiers())));
		}
		return String.join(", ", parts);
	}

	/** Which members a condition means. */
	String members(Condition when, boolean first) {
		if (!when.tiers().isEmpty()) {
			return say("members", words(when.tiers()));
		}
		return say(first ? "members.all" : "members.others");
	}

}
