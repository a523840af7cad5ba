package io.pointexpiry.policy;

import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.pointexpiry.domain.ExtensionProgramme;
import io.pointexpiry.domain.ExtensionProgramme.Extension;
import io.pointexpiry.domain.Policy;
import io.pointexpiry.policy.PolicyLine.Level;
import org.jspecify.annotations.Nullable;

/** A policy's extension programmes in plain sentences. */
final class ExtensionText {

	private final Policy policy;

	private final Sentences sentences;

	private final List<PolicyLine> lines = new ArrayList<>();

	ExtensionText(Policy policy, Sentences sentences) {
		this.policy = policy;
		this.sentences = sentences;
	}

	List<PolicyLine> lines() {
		if (!this.policy.extensions().isEmpty()) {
			this.lines.add(new PolicyLine(Level.HEADING, this.sentences.say("extensions")));
			this.policy.extensions().forEach(this::programme);
		}
		return this.lines;
	}

	private void programme(ExtensionProgramme programme) {
		String points = this.sentences.points(programme.when(), true);
		this.lines.add(new PolicyLine(Level.RULE, this.sentences.say("extension", programme.name(), points,
				this.sentences.period(programme.grantBefore()))));
		if (programme.minimumPoints() > 0) {
			say("extension.minimum-points" + ((programme.minimumPoints() == 1) ? ".one" : ""),
					programme.minimumPoints());
		}
		say("extension.tenure", inWords(programme.tenureAtLeast()));
		say("extension.active", inWords(programme.activeWithin()));
		say("extension.from", programme.from());
		say("extension.to", programme.to());
		if (programme.by() instanceof Extension.By by) {
			say("extension.by", this.sentences.period(by.period()));
		}
		if (programme.by() instanceof Extension.To to) {
			say("extension.until", to.day());
		}
	}

	private @Nullable String inWords(@Nullable Period period) {
		return (period != null) ? this.sentences.period(period) : null;
	}

	/** Nothing is said where there is no value. */
	private void say(String key, @Nullable Object value) {
		if (value != null) {
			this.lines.add(new PolicyLine(Level.DETAIL, this.sentences.say(key, Objects.requireNonNull(value))));
		}
	}

}
