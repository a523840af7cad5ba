package io.pointexpiry.policy;

import java.util.List;
import java.util.Set;

import io.pointexpiry.domain.Condition;
import org.jspecify.annotations.Nullable;

/** Reads the {@code when} of an entry: kinds and tiers, compared exactly. */
final class ConditionReader {

	private static final String EXPECTED = "at least one condition, or no 'when'";

	static final Key<Scalars<String>> KIND = Key.optional("kind", Scalars.some(ScalarFormats.WORD),
			"Kinds of points, compared exactly.");

	static final Key<Scalars<String>> TIER = Key.optional("tier", Scalars.some(ScalarFormats.WORD),
			"Tiers of members, compared exactly.");

	/** A condition on kinds and tiers. */
	static final Key<Section> KINDS_AND_TIERS = when("Which lots the entry is about; kind and tier must both hold.",
			KIND, TIER);

	/** A condition on tiers alone. */
	static final Key<Section> TIERS = when("Which members the entry is about.", TIER);

	private ConditionReader() {
	}

	static Key<Section> when(String about, Key<?>... keys) {
		return Key.optional("when", Section.of(keys).with(List.of(JsonSchema.of("minProperties", 1))), about);
	}

	/** The condition; {@link Condition#ALWAYS} without {@code when}. */
	static Condition read(YamlMap entry, Key<Section> key) {
		return read(map(entry, key));
	}

	static Condition read(@Nullable YamlMap when) {
		if (when == null) {
			return Condition.ALWAYS;
		}
		return new Condition(Set.copyOf(when.values(KIND)), Set.copyOf(when.values(TIER)));
	}

	/**
	 * The mapping of {@code when}; null where there is none, or none that can be read.
	 */
	static @Nullable YamlMap map(YamlMap entry, Key<Section> key) {
		YamlMap map = entry.section(key);
		if (map != null && map.isEmpty()) {
			entry.contradiction(key.name(), EXPECTED);
		}
		return map;
	}

}
