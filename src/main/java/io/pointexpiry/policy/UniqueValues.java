package io.pointexpiry.policy;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Values of which each may be claimed by one place in the file only.
 *
 * @param <T> the values
 */
final class UniqueValues<T> {

	private final Map<T, Integer> lines = new HashMap<>();

	/** Gives the value back, after it has noted the problem if it was claimed before. */
	@Nullable T claim(YamlMap map, String key, @Nullable T value) {
		YamlItem item = map.item(key);
		if (value != null && item != null) {
			Integer before = this.lines.putIfAbsent(value, item.line());
			if (before != null) {
				item.expected("another one than in line " + before);
			}
		}
		return value;
	}

}
