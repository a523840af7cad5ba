package io.pointexpiry.language;

import java.text.MessageFormat;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The sentences of one package in one language: those of its
 * {@code messages_ko.properties} or {@code messages_en.properties}, and the words of time
 * and number that all packages share.
 *
 * @see "rules.md#languages"
 */
public final class Catalogue {

	private static final Control NO_OTHER_LANGUAGE = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

	/** The value of a sentence with what it counts. */
	private static final Pattern COUNT = Pattern.compile("\\{(\\d) ([a-z-]+)}");

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
	 * A sentence; values are shown as their text. Where it says {@code {0 lots}}, its
	 * first value is said with its {@link Noun}: 1 lot, 20 lots.
	 * @throws java.util.MissingResourceException if there is no such key
	 */
	public String say(String key, Object... values) {
		Object[] texts = Arrays.stream(values).map(Object::toString).toArray();
		return new MessageFormat(withNouns(this.sentences.getString(key), texts), Locale.ROOT).format(texts);
	}

	/** Whether there is a sentence of this key. */
	public boolean has(String key) {
		return this.sentences.containsKey(key);
	}

	/** So many of it. */
	public String counted(Noun noun, Number number) {
		return withNoun(noun.key(), "%,d".formatted(number));
	}

	/**
	 * A sentence whose verb depends on a number, its first value: that of the key, or of
	 * {@code key.one} for 1.
	 */
	public String counted(String key, long number, Object... more) {
		return say((number == 1) ? key + ".one" : key,
				Stream.concat(Stream.of("%,d".formatted(number)), Stream.of(more)).toArray());
	}

	/** A period in words: 2 years 6 months. */
	public String period(Period period) {
		List<String> parts = new ArrayList<>();
		addPart(parts, Noun.YEARS, period.getYears());
		addPart(parts, Noun.MONTHS, period.getMonths());
		addPart(parts, Noun.DAYS, period.getDays());
		return parts.isEmpty() ? withNoun(Noun.DAYS.key(), "0") : String.join(" ", parts);
	}

	/** Texts one after the other, the last one behind "and". */
	public String all(List<String> texts) {
		return join(texts, "and");
	}

	/** Texts one after the other, the last one behind "or". */
	public String any(List<String> texts) {
		return join(texts, "or");
	}

	private void addPart(List<String> parts, Noun unit, int number) {
		if (number != 0) {
			parts.add(withNoun(unit.key(), String.valueOf(number)));
		}
	}

	private String join(List<String> texts, String lastWord) {
		if (texts.size() < 2) {
			return texts.stream().collect(Collectors.joining());
		}
		return String.join(", ", texts.subList(0, texts.size() - 1)) + this.shared.getString(lastWord)
				+ texts.get(texts.size() - 1);
	}

	/** The pattern of a sentence: what it counts is put into words. */
	String withNouns(String sentence, Object[] texts) {
		return COUNT.matcher(sentence).replaceAll((count) -> {
			String number = texts[Integer.parseInt(count.group(1))].toString();
			return Matcher.quoteReplacement(noun(count.group(2), number).replace("{0}", "{" + count.group(1) + "}"));
		});
	}

	String withNoun(String key, String number) {
		return noun(key, number).replace("{0}", number);
	}

	private String noun(String key, String number) {
		return this.shared.getString(number.equals("1") ? key + ".one" : key);
	}

}
