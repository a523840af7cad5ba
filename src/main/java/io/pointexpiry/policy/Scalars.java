package io.pointexpiry.policy;

import java.util.Map;

/**
 * A list of scalars, none of them twice.
 *
 * @param <T> what they stand for
 * @param form each of them
 * @param some whether there must be one at least
 */
record Scalars<T>(ScalarFormat<T> form, boolean some) implements Shape {

	static <T> Scalars<T> any(ScalarFormat<T> form) {
		return new Scalars<>(form, false);
	}

	static <T> Scalars<T> some(ScalarFormat<T> form) {
		return new Scalars<>(form, true);
	}

	@Override
	public Map<String, Object> schema() {
		Map<String, Object> schema = JsonSchema.of("type", "array", "items", this.form.schema(), "uniqueItems", true);
		if (this.some) {
			schema.put("minItems", 1);
		}
		return schema;
	}

}
