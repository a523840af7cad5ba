package io.pointexpiry.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A mapping of the policy file.
 *
 * @param keys the keys that it may have, in the order in which they are listed
 * @param rules what holds between the keys, as JSON Schemas; the reader checks the same
 */
record Section(List<Key<?>> keys, List<Map<String, Object>> rules) implements Shape {

	Section {
		keys = List.copyOf(keys);
		rules = List.copyOf(rules);
	}

	static Section of(Key<?>... keys) {
		return new Section(List.of(keys), List.of());
	}

	Section with(List<Map<String, Object>> more) {
		return new Section(this.keys, more);
	}

	/** The names of its keys. */
	List<String> names() {
		return this.keys.stream().<String>map(Key::name).toList();
	}

	@Override
	public Map<String, Object> schema() {
		Map<String, Object> properties = new LinkedHashMap<>();
		for (Key<?> key : this.keys) {
			Map<String, Object> property = JsonSchema.of("description", key.about());
			property.putAll(key.shape().schema());
			properties.put(key.name(), property);
		}
		Map<String, Object> schema = JsonSchema.of("type", "object", "properties", properties, "required",
				this.keys.stream().filter(Key::required).map(Key::name).toList(), "additionalProperties", false);
		if (!this.rules.isEmpty()) {
			schema.put("allOf", this.rules);
		}
		return schema;
	}

}
