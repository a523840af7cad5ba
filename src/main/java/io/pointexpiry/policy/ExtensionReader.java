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

	private static final Key<ScalarFormat<String>> NAME = Key.required("name", ScalarFormats.WORD,
			"Its name in records; a lot is extended once by each name.");

	private static final Key<ScalarFormat<Long>> MINIMUM_POINTS = Key.optional("minimum-points", ScalarFormats.POINTS,
			"At least so many points remain of the lot.");

	private static final Key<ScalarFormat<Period>> TENURE = Key.optional("tenure-at-least", ScalarFormats.PERIOD,
			"The member joined at least so long ago.");

	private static final Key<ScalarFormat<Period>> ACTIVE_WITHIN = Key.optional("active-within", ScalarFormats.PERIOD,
			"The member was active, in any way, within so long.");

	private static final Key<Section> WHEN = ConditionReader.when("Which lots are extended; all of it must hold.",
			ConditionReader.KIND, ConditionReader.TIER, MINIMUM_POINTS, TENURE, ACTIVE_WITHIN);

	private static final Key<ScalarFormat<LocalDate>> FROM = Key.optional("from", ScalarFormats.DATE,
			"The first business date on which it is granted.");

	private static final Key<ScalarFormat<LocalDate>> TO = Key.optional("to", ScalarFormats.DATE,
			"The last business date on which it is granted.");

	private static final Key<ScalarFormat<Period>> GRANT_BEFORE = Key.required("grant-before", ScalarFormats.PERIOD,
			"It is asked on every day from so long before the last usable day.");

	private static final Key<ScalarFormat<Period>> EXTEND_BY = Key.optional("extend-by",
			ScalarFormats.LONGER_THAN_NOTHING, "By how much the last usable day is moved on; or extend-to.");

	private static final Key<ScalarFormat<LocalDate>> EXTEND_TO = Key.optional("extend-to", ScalarFormats.DATE,
			"To which day the last usable day is moved on; or extend-by.");

	private static final Section PROGRAMME = Section.of(NAME, WHEN, FROM, TO, GRANT_BEFORE, EXTEND_BY, EXTEND_TO)
		.with(List
			.of(JsonSchema.of("oneOf", List.of(JsonSchema.has(EXTEND_BY.name()), JsonSchema.has(EXTEND_TO.name())))));

	static final Key<Entries> EXTENSIONS = Key.optional("extensions",
			new Entries(PROGRAMME, "a mapping such as {name: spring, grant-before: P1M, extend-by: P3M}"),
			"Programmes that give lots more time; at most one is granted per lot and night.");

	private ExtensionReader() {
	}

	/** All programmes that could be read; none where there is no such section. */
	static List<ExtensionProgramme> read(YamlMap policy) {
		List<YamlItem> items = policy.entries(EXTENSIONS);
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
		YamlMap map = item.as(PROGRAMME);
		if (map == null) {
			return null;
		}
		String name = map.value(NAME);
		YamlMap when = ConditionReader.map(map, WHEN);
		Condition condition = ConditionReader.read(when);
		long minimumPoints = (when != null) ? when.value(MINIMUM_POINTS, 0L) : 0;
		Period tenure = (when != null) ? when.value(TENURE) : null;
		Period activeWithin = (when != null) ? when.value(ACTIVE_WITHIN) : null;
		LocalDate from = map.value(FROM);
		LocalDate to = map.value(TO);
		if (from != null && to != null && to.isBefore(from)) {
			map.contradiction(TO.name(), "a day that is not before from (%s)".formatted(from));
		}
		Period grantBefore = map.value(GRANT_BEFORE);
		Extension extension = extension(map);
		if (name == null || grantBefore == null || extension == null) {
			return null;
		}
		return new ExtensionProgramme(name, condition, minimumPoints, tenure, activeWithin, from, to, grantBefore,
				extension);
	}

	private static @Nullable Extension extension(YamlMap map) {
		Period by = map.value(EXTEND_BY);
		LocalDate to = map.value(EXTEND_TO);
		if (map.has(EXTEND_BY.name()) && map.has(EXTEND_TO.name())) {
			map.contradiction(EXTEND_TO.name(), "either extend-by or extend-to, not both");
		}
		else if (!map.has(EXTEND_BY.name()) && !map.has(EXTEND_TO.name())) {
			map.missing(EXTEND_BY.name(), "either extend-by or extend-to");
		}
		if (by != null) {
			return new Extension.By(by);
		}
		return (to != null) ? new Extension.To(to) : null;
	}

}
