package io.pointexpiry.policy;

import java.util.ArrayList;
import java.util.List;

import io.pointexpiry.domain.NoticeGuard;
import io.pointexpiry.domain.NoticePlan;
import io.pointexpiry.domain.Policy;
import io.pointexpiry.policy.PolicyLine.Level;
import org.jspecify.annotations.Nullable;

/** A policy's notices and its guard in plain sentences. */
final class NoticeText {

	private final Policy policy;

	private final Sentences sentences;

	private final List<PolicyLine> lines = new ArrayList<>();

	NoticeText(Policy policy, Sentences sentences) {
		this.policy = policy;
		this.sentences = sentences;
	}

	List<PolicyLine> lines() {
		NoticePlan notices = this.policy.notices();
		if (notices == null) {
			return List.of(new PolicyLine(Level.SENTENCE, this.sentences.say("notices.none")));
		}
		say(Level.HEADING, "notices");
		if (notices.expiryBefore().isEmpty()) {
			say(Level.RULE, "notices.no-stages");
		}
		else {
			say(Level.RULE, "notices.stages", this.sentences.periods(notices.expiryBefore()), notices.minimumPoints());
		}
		say(Level.RULE, "notices.confirm." + notices.confirmExpiry());
		if (notices.bundle() == NoticePlan.Bundle.MONTH) {
			say(Level.RULE, "notices.bundle.MONTH");
		}
		NoticePlan.QuietHours hours = notices.quietHours();
		if (hours != null) {
			say(Level.RULE, "notices.quiet-hours", hours.from(), hours.to());
		}
		if (notices.files() == NoticePlan.Files.NONE) {
			say(Level.INTERNAL, "notices.files.NONE");
		}
		guard(this.policy.guard());
		return this.lines;
	}

	private void guard(@Nullable NoticeGuard guard) {
		if (guard == null) {
			say(Level.RULE, "guard.none");
			return;
		}
		say(Level.RULE, "guard." + guard.require(), this.sentences.period(guard.defer()), guard.atMost());
		say(Level.RULE, "guard.unreachable." + guard.unreachable());
	}

	private void say(Level level, String key, Object... values) {
		this.lines.add(new PolicyLine(level, this.sentences.say(key, values)));
	}

}
