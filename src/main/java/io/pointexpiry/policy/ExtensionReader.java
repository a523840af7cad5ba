package io.pointexpiry.policy;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;

import io.pointexpiry.domain.Condition;
import io.pointexpiry.domain.ExtensionProgramme;
import io.pointexpiry.domain.ExtensionProgramme.Extension;
import org.jspecify.annotations.Nullable;

/** Reads the {@code extensions} of a policy. */
final class ExtensionReader {

	private ExtensionReader() {
	}

	/** All programmes that could be read; none where there is no such section. */
	static List<ExtensionProgramme> read(YamlMap policy) {
		YamlItem section = policy.item("extensions");
		List<YamlItem> items = (section != null)
				? section.asList("a mapping such as {name: spring, grant-before: P1M, extend-by: P3M}") : null;
		List<ExtensionProgramme> programmes = new ArrayList<>();
		for (YamlItem item : (items != null) ? items : List.<YamlItem>of()) {
			ExtensionProgramme programme = programme(item);
			if (programme != null) {
				programmes.add(programme);
			}
		}
		return programmes;
	}

	private static @Nullable ExtensionProgramme programme(YamlItem item) {
		YamlMap map = item.asMap("name", "when", "from", "to", "grant-before", "extend-by", "extend-to");
		if (map == null) {
			return null;
		}
		String name = map.required("name", ScalarFormats.WORD);
		YamlMap when = ConditionReader.map(map, "kind", "tier", "minimum-points", "tenure-at-least", "active-within");
		Condition condition = ConditionReader.read(when);
		long minimumPoints = (when != null) ? when.optional("minimum-points", ScalarFormats.POINTS, 0L) : 0;
		Period tenure = (when != null) ? when.optional("tenure-at-least", ScalarFormats.PERIOD) : null;
		Period activeWithin = (when != null) ? when.optional("active-within", ScalarFormats.PERIOD) : null;
		LocalDate from = map.optional("from", ScalarFormats.DATE);
		LocalDate to = map.optional("to", ScalarFormats.DATE);
		if (from != null && to != null && to.isBefore(from)) {
			map.contradiction("to", "a day that is not before from (%s)".formatted(from));
		}
		Period grantBefore = map.required("grant-before", ScalarFormats.PERIOD);
		Extension extension = extension(map);
		if (name == null || grantBefore == null || extension == null) {
			return null;
		}
		return new ExtensionProgramme(name, condition, minimumPoints, tenure, activeWithin, from, to, grantBefore,
				extension);
	}

	private static @Nullable Extension extension(YamlMap map) {
		Period by = map.optional("extend-by", ScalarFormats.LONGER_THAN_NOTHING);
		LocalDate to = map.optional("extend-to", ScalarFormats.DATE);
		if (map.has("extend-by") && map.has("extend-to")) {
			map.contradiction("extend-to", "either extend-by or extend-to, not both");
		}
		else if (!map.has("extend-by") && !map.has("extend-to")) {
			map.missing("extend-by", "either extend-by or extend-to");
		}
		if (by != null) {
			return new Extension.By(by);
		}
		return (to != null) ? new Extension.To(to) : null;
	}

}
