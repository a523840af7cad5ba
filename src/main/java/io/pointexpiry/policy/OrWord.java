package io.pointexpiry.policy;

import java.util.List;
import java.util.Map;

/**
 * A mapping, or a word in its place.
 *
 * @param word the word
 * @param section the mapping
 */
record OrWord(String word, Section section) implements Shape {

	/** Either in words, as in "expected …". */
	String expected() {
		return "%s, or a mapping with the keys %s".formatted(this.word, String.join(", ", this.section.names()));
	}

	@Override
	public Map<String, Object> schema() {
		return JsonSchema.anyOf(List.of(JsonSchema.words(List.of(this.word)), this.section.schema()));
	}

}
