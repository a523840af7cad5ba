package io.pointexpiry.policy;

import java.util.ArrayList;
import java.util.List;

import io.pointexpiry.domain.Condition;
import io.pointexpiry.domain.Policy;
import io.pointexpiry.domain.PolicyHistory;

/** What a policy for open lots does to lots of the policies before, by worked dates. */
final class EarlierLotsText {

	private final PolicyHistory history;

	private final Policy policy;

	private final Sentences sentences;

	EarlierLotsText(PolicyHistory history, Policy policy, Sentences sentences) {
		this.history = history;
		this.policy = policy;
		this.sentences = sentences;
	}

	List<PolicyLine> lines() {
		List<PolicyLine> lines = new ArrayList<>();
		boolean oldest = this.history.olderThan(this.policy).isEmpty();
		if (this.policy.appliesTo() == Policy.AppliesTo.OPEN_LOTS && !oldest) {
			lines.add(new PolicyLine(PolicyLine.Level.HEADING,
					this.sentences.say("before", this.policy.effectiveFrom())));
			new WorkedChanges(this.history, this.policy).ofEarlierLots()
				.forEach((example) -> lines.add(new PolicyLine(PolicyLine.Level.EXAMPLE, sentence(example))));
		}
		return lines;
	}

	private String sentence(WorkedChange example) {
		String earned = example.points().equals(Condition.ALWAYS)
				? this.sentences.say("before.earned", example.earnedOn()) : this.sentences.say("before.earned.as",
						example.earnedOn(), this.sentences.restriction(example.points()));
		if (example.before() == null) {
			return (example.after() == null) ? this.sentences.say("before.never", earned)
					: this.sentences.say("before.from-never", earned, "", example.after());
		}
		if (example.after() == null) {
			return this.sentences.say("before.to-never", earned, example.before());
		}
		String key = switch (example.direction()) {
			case EARLIER -> "before.earlier";
			case LATER -> "before.later";
			case SAME -> "before.same";
		};
		return this.sentences.say(key, earned, example.before(), example.after());
	}

}
