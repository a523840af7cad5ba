package io.pointexpiry.announce;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.pointexpiry.policy.PolicyLine;

/**
 * A rule in words.
 *
 * @param text the rule
 * @param details more about it
 * @param examples worked examples of it
 */
record SaidRule(String text, List<String> details, List<String> examples) {

	/**
	 * The rules that lines tell, each with what belongs to it; names of subjects and what
	 * concerns the operator alone are left out.
	 */
	static List<SaidRule> of(List<PolicyLine> lines) {
		List<SaidRule> rules = new ArrayList<>();
		for (PolicyLine line : lines) {
			switch (line.level()) {
				case HEADING, INTERNAL -> {
				}
				case SENTENCE, RULE -> rules.add(new SaidRule(line.text(), new ArrayList<>(), new ArrayList<>()));
				case DETAIL -> rules.get(rules.size() - 1).details.add(line.text());
				case EXAMPLE -> rules.get(rules.size() - 1).examples.add(line.text());
			}
		}
		return List.copyOf(rules);
	}

	SaidRule withoutExamples() {
		return new SaidRule(this.text, this.details, List.of());
	}

	/** As templates see it. */
	Map<String, Object> values() {
		return Map.of("text", this.text, "details", this.details, "examples", this.examples);
	}

}
