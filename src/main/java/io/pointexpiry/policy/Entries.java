package io.pointexpiry.policy;

import java.util.Map;

/**
 * A list of mappings.
 *
 * @param section each of them
 * @param expected an item of the list in words
 * @param least what is expected of an empty list; empty: it may be empty
 * @param rule what holds of the list as a whole, as a JSON Schema; empty: nothing more
 */
record Entries(Section section, String expected, String least, Map<String, Object> rule) implements Shape {

	Entries(Section section, String expected) {
		this(section, expected, "", Map.of());
	}

	@Override
	public Map<String, Object> schema() {
		Map<String, Object> schema = JsonSchema.of("type", "array", "items", this.section.schema());
		if (!this.least.isEmpty()) {
			schema.put("minItems", 1);
		}
		schema.putAll(this.rule);
		return schema;
	}

}
