package io.pointexpiry.policy;

import java.util.ArrayList;
import java.util.List;

import io.pointexpiry.domain.NoticeGuard;
import io.pointexpiry.domain.NoticePlan;
import io.pointexpiry.domain.Policy;
import org.jspecify.annotations.Nullable;

/** A policy's notices and its guard in plain sentences. */
final class NoticeText {

	private final Policy policy;

	private final Sentences sentences;

	private final List<String> lines = new ArrayList<>();

	NoticeText(Policy policy, Sentences sentences) {
		this.policy = policy;
		this.sentences = sentences;
	}

	List<String> lines() {
		NoticePlan notices = this.policy.notices();
		if (notices == null) {
			return List.of(this.sentences.say("notices.none"));
		}
		this.lines.add(this.sentences.say("notices"));
		if (notices.expiryBefore().isEmpty()) {
			say("notices.no-stages");
		}
		else {
			say("notices.stages", this.sentences.periods(notices.expiryBefore()), notices.minimumPoints());
		}
		say("notices.confirm." + notices.confirmExpiry());
		if (notices.bundle() == NoticePlan.Bundle.MONTH) {
			say("notices.bundle.MONTH");
		}
		NoticePlan.QuietHours hours = notices.quietHours();
		if (hours != null) {
			say("notices.quiet-hours", hours.from(), hours.to());
		}
		if (notices.files() == NoticePlan.Files.NONE) {
			say("notices.files.NONE");
		}
		guard(this.policy.guard());
		return this.lines;
	}

	private void guard(@Nullable NoticeGuard guard) {
		if (guard == null) {
			say("guard.none");
			return;
		}
		say("guard." + guard.require(), this.sentences.period(guard.defer()), guard.atMost());
		say("guard.unreachable." + guard.unreachable());
	}

	private void say(String key, Object... values) {
		this.lines.add("- " + this.sentences.say(key, values));
	}

}
