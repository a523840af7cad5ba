package io.pointexpiry.language;

import java.text.MessageFormat;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.stream.Collectors;

/**
 * The sentences of one package in one language: those of its
 * {@code messages_ko.properties} or {@code messages_en.properties}, and the words of time
 * and number that all packages share.
 *
 * @see "rules.md#languages"
 */
public final class Catalogue {

	private static final Control NO_OTHER_LANGUAGE = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

	private final ResourceBundle sentences;

	private final ResourceBundle shared;

	/**
	 * Reads them.
	 * @param speaker any class of the package
	 * @param locale Korean gives Korean sentences, every other language English ones
	 */
	public Catalogue(Class<?> speaker, Locale locale) {
		Locale language = isKorean(locale) ? Locale.KOREAN : Locale.ENGLISH;
		this.sentences = of(speaker, language);
		this.shared = of(Catalogue.class, language);
	}

	private static boolean isKorean(Locale locale) {
		return locale.getLanguage().equals("ko");
	}

	private static ResourceBundle of(Class<?> speaker, Locale language) {
		return ResourceBundle.getBundle(speaker.getPackageName() + ".messages", language, NO_OTHER_LANGUAGE);
	}

	/**
	 * A sentence; values are shown as their text.
	 * @throws java.util.MissingResourceException if there is no such key
	 */
	public String say(String key, Object... values) {
		return say(this.sentences, key, values);
	}

	/** Whether there is a sentence of this key. */
	public boolean has(String key) {
		return this.sentences.containsKey(key);
	}

	/** A number of things: the sentence of the key, or that of {@code key.one} for 1. */
	public String counted(String key, long number) {
		return say((number == 1) ? key + ".one" : key, "%,d".formatted(number));
	}

	/** A period in words: 2 years 6 months. */
	public String period(Period period) {
		List<String> parts = new ArrayList<>();
		addPart(parts, "years", period.getYears());
		addPart(parts, "months", period.getMonths());
		addPart(parts, "days", period.getDays());
		return parts.isEmpty() ? say(this.shared, "days", 0) : String.join(" ", parts);
	}

	/** Texts one after the other, the last one behind "and". */
	public String all(List<String> texts) {
		return join(texts, "and");
	}

	/** Texts one after the other, the last one behind "or". */
	public String any(List<String> texts) {
		return join(texts, "or");
	}

	private void addPart(List<String> parts, String unit, int number) {
		if (number != 0) {
			parts.add(say(this.shared, (number == 1) ? unit + ".one" : unit, number));
		}
	}

	private String join(List<String> texts, String lastWord) {
		if (texts.size() < 2) {
			return texts.stream().collect(Collectors.joining());
		}
		return String.join(", ", texts.subList(0, texts.size() - 1)) + this.shared.getString(lastWord)
				+ texts.get(texts.size() - 1);
	}

	private static String say(ResourceBundle bundle, String key, Object... values) {
		Object[] texts = Arrays.stream(values).map(Object::toString).toArray();
		return new MessageFormat(bundle.getString(key), Locale.ROOT).format(texts);
	}

}
