package io.pointexpiry.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The words of JSON Schema 2020-12. Scalars of the policy file are read by their text,
 * quoted or not: where a text may look like a number or a truth value, it may be one.
 */
final class JsonSchema {

	private JsonSchema() {
	}

	/** A mapping of names and values, in this order. */
	static Map<String, Object> of(Object... namesAndValues) {
		Map<String, Object> schema = new LinkedHashMap<>();
		for (int i = 0; i < namesAndValues.length; i += 2) {
			schema.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
		}
		return schema;
	}

	/** A text of a pattern that no number and no truth value has. */
	static Map<String, Object> text(Pattern pattern) {
		return of("type", "string", "pattern", whole(pattern.pattern()));
	}

	/** A text that may look like anything, of at most so many characters. */
	static Map<String, Object> anyText(int mostCharacters, String pattern) {
		return of("type", List.of("string", "number", "boolean"), "maxLength", mostCharacters, "pattern",
				whole(pattern));
	}

	/** A number, or the text of one. */
	static Map<String, Object> number(String type, Pattern pattern) {
		return of("type", List.of(type, "string"), "pattern", whole(pattern.pattern()));
	}

	/** One of some words. */
	static Map<String, Object> words(Collection<String> words) {
		List<Object> all = new ArrayList<>(words);
		words.stream()
			.filter((word) -> word.equals("true") || word.equals("false"))
			.map(Boolean::valueOf)
			.forEach(all::add);
		return of("enum", all);
	}

	static Map<String, Object> anyOf(List<Map<String, Object>> schemas) {
		return of("anyOf", schemas);
	}

	/** That a key is there and has one of these values. */
	static Map<String, Object> says(String key, Object... values) {
		return of("properties", of(key, of("enum", List.of(values))), "required", List.of(key));
	}

	/** That a key is there. */
	static Map<String, Object> has(String key) {
		return of("required", List.of(key));
	}

	/** That none of some keys is there. */
	static Map<String, Object> hasNone(List<String> keys) {
		Map<String, Object> none = new LinkedHashMap<>();
		keys.forEach((key) -> none.put(key, false));
		return of("properties", none);
	}

	static Map<String, Object> ifThen(Map<String, Object> condition, Map<String, Object> then) {
		return of("if", condition, "then", then);
	}

	private static String whole(String pattern) {
		return "^(?:" + pattern + ")$";
	}

}
