package io.pointexpiry.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import io.pointexpiry.domain.Policy;
import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.domain.Protection;
import org.jspecify.annotations.Nullable;

/** When a policy is in force, which points it governs, and what it protects. */
final class ScopeText {

	private final PolicyHistory history;

	private final Policy policy;

	private final @Nullable LocalDate replacedOn;

	private final Sentences sentences;

	private final List<PolicyLine> lines = new ArrayList<>();

	ScopeText(PolicyHistory history, Policy policy, @Nullable LocalDate replacedOn, Sentences sentences) {
		this.history = history;
		this.policy = policy;
		this.replacedOn = replacedOn;
		this.sentences = sentences;
	}

	List<PolicyLine> lines() {
		this.lines.add(new PolicyLine(PolicyLine.Level.HEADING, title()));
		if (!this.policy.announcedOn().equals(this.policy.effectiveFrom())) {
			this.lines.add(new PolicyLine(PolicyLine.Level.HEADING,
					this.sentences.say("policy.announced", this.policy.announcedOn())));
		}
		boolean oldest = this.history.olderThan(this.policy).isEmpty();
		say("policy.applies-to." + (oldest ? "oldest" : this.policy.appliesTo()), this.policy.effectiveFrom());
		protection();
		return this.lines;
	}

	private String title() {
		return (this.replacedOn == null)
				? this.sentences.say("policy", this.policy.version(), this.policy.effectiveFrom())
				: this.sentences.say("policy.ended", this.policy.version(), this.policy.effectiveFrom(),
						this.replacedOn.minusDays(1));
	}

	private void protection() {
		Protection protection = this.policy.protection();
		if (protection == null) {
			return;
		}
		if (this.policy.appliesTo() == Policy.AppliesTo.OPEN_LOTS) {
			openLotsProtection(protection);
		}
		if (!this.policy.dormancy().isEmpty()) {
			say("policy.protection.dormancy", protection.forDormancy(this.policy.effectiveFrom()));
		}
	}

	private void openLotsProtection(Protection protection) {
		if (protection instanceof Protection.For time) {
			say("policy.protection.for", this.sentences.period(time.period()), this.policy.effectiveFrom());
		}
		if (protection instanceof Protection.Until until) {
			say("policy.protection.until", until.day());
		}
	}

	private void say(String key, Object... values) {
		this.lines.add(new PolicyLine(PolicyLine.Level.SENTENCE, this.sentences.say(key, values)));
	}

}
