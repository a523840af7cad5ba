package io.pointexpiry.policy;

import java.text.MessageFormat;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.stream.Collectors;

import io.pointexpiry.domain.Condition;

/** The words of one language in which policies are printed back. */
final class Sentences {

	private static final Control NO_OTHER_LANGUAGE = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

	private final ResourceBundle messages;

	/** The words in Korean, or else in English. */
	Sentences(Locale locale) {
		Locale language = locale.getLanguage().equals("ko") ? Locale.KOREAN : Locale.ENGLISH;
		this.messages = ResourceBundle.getBundle("io.pointexpiry.policy.messages", language, NO_OTHER_LANGUAGE);
	}

	/** A sentence of the properties file; values are shown as their text. */
	String say(String key, Object... values) {
		Object[] texts = Arrays.stream(values).map(Object::toString).toArray();
		return new MessageFormat(this.messages.getString(key), Locale.ROOT).format(texts);
	}

	/** A period in words: 2 years 6 months. */
	String period(Period period) {
		List<String> parts = new ArrayList<>();
		addPart(parts, "years", period.getYears());
		addPart(parts, "months", period.getMonths());
		addPart(parts, "days", period.getDays());
		return parts.isEmpty() ? say("days", 0) : String.join(" ", parts);
	}

	String periods(Collection<Period> periods) {
		return join(periods.stream().map(this::period).toList(), "and");
	}

	/** Free texts of the policy file, sorted. */
	String words(Collection<String> words) {
		return join(words.stream().sorted().toList(), "or");
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

	private void addPart(List<String> parts, String unit, int number) {
		if (number != 0) {
			parts.add(say((number == 1) ? unit + ".one" : unit, number));
		}
	}

	private String join(List<String> texts, String lastWord) {
		if (texts.size() < 2) {
			return texts.stream().collect(Collectors.joining());
		}
		return String.join(", ", texts.subList(0, texts.size() - 1)) + this.messages.getString(lastWord)
				+ texts.get(texts.size() - 1);
	}

}
