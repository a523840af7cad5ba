package io.pointexpiry.random;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** A policy file made up from a seed, which grows and is edited as time goes by. */
final class RandomProgramme {

	private final Dice dice;

	private final String head;

	private final List<RandomPolicy> policies = new ArrayList<>();

	/** A programme with one or two policies in force on its first day. */
	RandomProgramme(Dice dice, LocalDate first) {
		this.dice = dice;
		this.head = """
				programme: random
				name: %s
				time-zone: Asia/Seoul
				locale: %s
				sender: "15880000"
				contact: "114"
				burn-order: %s
				burn-kinds: %s
				surprise: {times: 1.5, plus: %d}
				policies:
				""".formatted(dice.pick("새봄 멤버십", "Coffee Club"), dice.pick("ko-KR", "en"),
				dice.pick("soonest-expiry", "oldest-earned"), dice.some(RandomSections.KINDS), dice.pick(8, 1000));
		add(null, first.minusDays(dice.between(200, 700)));
		if (dice.oneIn(2)) {
			add(null, first.minusDays(dice.between(1, 150)));
		}
	}

	private String add(@Nullable LocalDate announcedOn, LocalDate effectiveFrom) {
		String version = "v" + (this.policies.size() + 1);
		this.policies.add(RandomPolicy.of(this.dice, version, announcedOn, effectiveFrom));
		return version;
	}

	/** Adds a policy that is announced on a day and takes effect later. */
	void announce(LocalDate day) {
		LocalDate last = this.policies.get(this.policies.size() - 1).effectiveFrom();
		LocalDate from = day.isAfter(last) ? day : last;
		add(this.dice.oneIn(3) ? null : day, from.plusDays(this.dice.between(2, 15)));
	}

	/** Edits one of the policies that were in force on a day; returns its version. */
	String amend(LocalDate day) {
		List<RandomPolicy> applied = this.policies.stream().filter((it) -> !it.effectiveFrom().isAfter(day)).toList();
		RandomPolicy policy = this.dice.pick(applied);
		this.policies.set(this.policies.indexOf(policy), policy.amended(this.dice));
		return policy.version();
	}

	/** The policy file as it is now. */
	String text() {
		return this.head + String.join("", this.policies.stream().map(RandomPolicy::text).toList());
	}

}
