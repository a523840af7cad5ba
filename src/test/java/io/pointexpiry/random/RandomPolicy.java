package io.pointexpiry.random;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * One policy of a random programme, as the sections of a policy file.
 *
 * @param version its version
 * @param announcedOn when it was made known; null: the file does not say
 * @param effectiveFrom from when it holds
 * @param sections key and value of what else it says; empty values are left out
 */
record RandomPolicy(String version, @Nullable LocalDate announcedOn, LocalDate effectiveFrom,
		Map<String, String> sections) {

	RandomPolicy {
		sections = Map.copyOf(sections);
	}

	static RandomPolicy of(Dice dice, String version, @Nullable LocalDate announcedOn, LocalDate effectiveFrom) {
		RandomSections sections = new RandomSections(dice, effectiveFrom);
		Map<String, String> all = new LinkedHashMap<>();
		if (dice.oneIn(2)) {
			all.put("applies-to", "open-lots");
			all.put("protection", sections.protection());
		}
		all.put("validity", sections.validity());
		all.put("dormancy", dice.oneIn(4) ? "" : sections.dormancy());
		all.put("notices", dice.oneIn(8) ? "" : sections.notices());
		all.put("notice-guard", all.getOrDefault("notices", "").isEmpty() || dice.oneIn(4) ? "" : sections.guard());
		all.put("extensions", dice.oneIn(2) ? "" : sections.extensions());
		all.put("withdrawal", dice.oneIn(3) ? "expire" : "keep");
		return new RandomPolicy(version, announcedOn, effectiveFrom, all);
	}

	/** The same version with one section that says something else. */
	RandomPolicy amended(Dice dice) {
		RandomSections other = new RandomSections(dice, this.effectiveFrom);
		Map<String, Supplier<String>> changes = Map.of("validity", other::validity, "dormancy", other::dormancy,
				"notices", other::notices);
		String section = dice.pick(List.of("validity", "dormancy", "notices"));
		Map<String, String> all = new LinkedHashMap<>(this.sections);
		all.put(section, changes.get(section).get());
		return new RandomPolicy(this.version, this.announcedOn, this.effectiveFrom, all);
	}

	String text() {
		StringBuilder text = new StringBuilder(
				"  - version: \"%s\"\n    effective-from: %s\n".formatted(this.version, this.effectiveFrom));
		if (this.announcedOn != null) {
			text.append("    announced-on: ").append(this.announcedOn).append('\n');
		}
		this.sections.entrySet()
			.stream()
			.filter((section) -> !section.getValue().isEmpty())
			.sorted(Map.Entry.comparingByKey())
			.forEach((section) -> text.append("    %s: %s\n".formatted(section.getKey(), section.getValue())));
		return text.toString();
	}

}
