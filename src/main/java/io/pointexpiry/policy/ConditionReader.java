package io.pointexpiry.policy;

import java.util.Set;

import io.pointexpiry.domain.Condition;
import org.jspecify.annotations.Nullable;

/** Reads the {@code when} of an entry: kinds and tiers, compared exactly. */
final class ConditionReader {

	private static final String EXPECTED = "at least one condition, or no 'when'";

	private ConditionReader() {
	}

	/**
	 * The condition on kinds and tiers; {@link Condition#ALWAYS} without {@code when}.
	 */
	static Condition kindsAndTiers(YamlMap entry) {
		return read(map(entry, "kind", "tier"));
	}

	/** The condition on tiers alone; {@link Condition#ALWAYS} without {@code when}. */
	static Condition tiers(YamlMap entry) {
		return read(map(entry, "tier"));
	}

	static Condition read(@Nullable YamlMap when) {
		if (when == null) {
			return Condition.ALWAYS;
		}
		return new Condition(Set.copyOf(when.listOfSome("kind", ScalarFormats.WORD)),
				Set.copyOf(when.listOfSome("tier", ScalarFormats.WORD)));
	}

	/**
	 * The mapping of {@code when}; null where there is none, or none that can be read.
	 */
	static @Nullable YamlMap map(YamlMap entry, String... keys) {
		YamlItem item = entry.item("when");
		YamlMap map = (item != null) ? item.asMap(keys) : null;
		if (map != null && map.isEmpty()) {
			entry.contradiction("when", EXPECTED);
		}
		return map;
	}

}
