package io.pointexpiry.page;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.pointexpiry.language.Catalogue;

/**
 * The words of a page in one language; figures and codes of steps, runs and states stay.
 */
final class PageWords {

	private final Catalogue catalogue;

	private final Locale language;

	/** The words in Korean, or else in English. */
	PageWords(Locale language) {
		this.catalogue = new Catalogue(PageWords.class, language);
		this.language = language.getLanguage().equals(Locale.KOREAN.getLanguage()) ? Locale.KOREAN : Locale.ENGLISH;
	}

	/** The language that the page is in. */
	Locale language() {
		return this.language;
	}

	/** A sentence of the properties file; whole numbers get their thousands parted. */
	String say(String key, Object... values) {
		return this.catalogue.say(key, Arrays.stream(values).map(PageWords::shown).toArray());
	}

	/** A sentence of a number, its first value: that of {@code key.one} for 1. */
	String counted(String key, long number, Object... more) {
		return this.catalogue.counted(key, number, Arrays.stream(more).map(PageWords::shown).toArray());
	}

	private static Object shown(Object value) {
		return (value instanceof Number number) ? "%,d".formatted(number) : value;
	}

	/** The headings of the columns of a table. */
	List<String> columns(List<String> columns) {
		return columns.stream().map((column) -> say("column." + column)).toList();
	}

	/** What a code of a report means, such as a reason; one without words stays. */
	String code(String kind, String code) {
		String key = kind + "." + code;
		return this.catalogue.has(key) ? say(key) : code;
	}

}
