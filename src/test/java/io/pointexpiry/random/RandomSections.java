package io.pointexpiry.random;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Sections of a random policy, each on one line, with periods short enough for a life of
 * some weeks.
 */
final class RandomSections {

	static final List<String> KINDS = List.of("BASE", "EVENT", "MILES", "QUARTER", "PARTNER");

	static final List<String> TIERS = List.of("GOLD", "VIP");

	static final List<String> TYPES = List.of("EARN", "LOGIN", "VISIT", "REDEEM");

	private static final List<String> STAGES = List.of("P1M", "P14D", "P7D", "P3D", "P1D");

	private final Dice dice;

	private final LocalDate effectiveFrom;

	RandomSections(Dice dice, LocalDate effectiveFrom) {
		this.dice = dice;
		this.effectiveFrom = effectiveFrom;
	}

	String protection() {
		return this.dice.oneIn(4) ? days(-5, 25).toString() : this.dice.pick("P3D", "P10D", "P20D", "P1M");
	}

	private LocalDate days(int least, int most) {
		return this.effectiveFrom.plusDays(this.dice.between(least, most));
	}

	String validity() {
		List<String> entries = new ArrayList<>();
		for (String kind : this.dice.some(KINDS).stream().limit(3).toList()) {
			String tier = this.dice.oneIn(4) ? ", tier: [%s]".formatted(this.dice.pick(TIERS)) : "";
			entries.add("{when: {kind: [%s]%s}, %s}".formatted(kind, tier, entry()));
		}
		if (this.dice.oneIn(4)) {
			entries.add("{when: {tier: [%s]}, %s}".formatted(this.dice.pick(TIERS), entry()));
		}
		entries.add("{%s}".formatted(entry()));
		return "[" + String.join(", ", entries) + "]";
	}

	private String entry() {
		String ownDate = this.dice.oneIn(4) ? ", own-date: ignored" : "";
		if (this.dice.oneIn(15)) {
			return "period: NEVER" + ownDate;
		}
		boolean none = this.dice.oneIn(6);
		String period = none ? "P0D"
				: this.dice.pick("P5D", "P12D", "P20D", "P30D", "P1M", "P2M", "P45D", "P3M", "P1Y");
		String roundUp = (none || this.dice.oneIn(4)) ? ", round-up: " + roundUp() : "";
		String dayCount = this.dice.pick("anniversary", none ? "anniversary" : "day-before", "korean-civil-code");
		String thenPlus = this.dice.oneIn(6) ? ", then-plus: " + this.dice.pick("P3D", "P15D", "P1M") : "";
		return "period: %s, day-count: %s%s%s%s%s".formatted(period, dayCount, roundUp, thenPlus, anchor(), ownDate);
	}

	private String roundUp() {
		LocalDate day = days(0, 60);
		return this.dice.pick("MONTH", "MONTH", "QUARTER", "HALF", "YEAR", "BIRTH-MONTH", "JOIN-MONTH", "JOIN-DAY",
				"JOIN-YEAR", "\"02-29\"",
				"\"%02d-%02d\"".formatted(day.getMonthValue(), Math.min(28, day.getDayOfMonth())));
	}

	private String anchor() {
		if (!this.dice.oneIn(4)) {
			return "";
		}
		return ", anchor: activity" + (this.dice.oneIn(2) ? ", counts: " + this.dice.some(TYPES) : "");
	}

	String dormancy() {
		String exempt = this.dice.oneIn(2) ? "{when: {tier: [VIP]}, exempt: true}, " : "";
		String gold = this.dice.oneIn(3) ? "{when: {tier: [GOLD]}, %s}, ".formatted(timed()) : "";
		return "[%s%s{%s}]".formatted(exempt, gold, timed());
	}

	private String timed() {
		int after = this.dice.between(8, 35);
		String expire = this.dice.oneIn(4) ? "" : ", expire-after: P%dD".formatted(after + this.dice.between(0, 25));
		String warn = this.dice.oneIn(5) ? "" : ", warn-before: " + this.dice.some(STAGES);
		String counts = this.dice.oneIn(2) ? ", counts: " + this.dice.some(TYPES) : "";
		String from = this.dice.pick("", ", count-from: activity", ", count-from: introduction");
		return "dormant-after: P%dD%s%s%s%s".formatted(after, expire, warn, counts, from);
	}

	String notices() {
		return "{expiry-before: %s, minimum-points: %d, confirm-expiry: %s, bundle: %s%s%s}".formatted(
				this.dice.some(STAGES), this.dice.pick(1, 1, 50, 150), this.dice.oneIn(2),
				this.dice.pick("DAY", "DAY", "MONTH"), this.dice.pick("", ", encoding: MS949"),
				this.dice.pick("", ", quiet-hours: \"20:00-09:30\"", ", files: none"));
	}

	String guard() {
		return this.dice.oneIn(6) ? "none"
				: "{require: %s, defer: P%dD, at-most: %d, unreachable: %s}".formatted(
						this.dice.pick("published", "published", "delivered"), this.dice.between(2, 14),
						this.dice.between(1, 3), this.dice.pick("defer", "expire"));
	}

	String extensions() {
		List<String> programmes = new ArrayList<>();
		for (String name : this.dice.some(List.of("loyal", "spring", "more time"))) {
			programmes.add("{name: %s, when: {%s}, grant-before: %s, %s}".formatted(name, condition(),
					this.dice.pick("P1D", "P5D", "P10D"), this.dice.oneIn(3) ? "extend-to: " + days(10, 60)
							: "extend-by: " + this.dice.pick("P3D", "P10D", "P1M")));
		}
		return "[" + String.join(", ", programmes) + "]";
	}

	private String condition() {
		return this.dice.pick("kind: [BASE, EVENT]", "minimum-points: 60", "tier: [VIP]", "tenure-at-least: P2M",
				"active-within: P10D", "kind: [MILES], minimum-points: 20");
	}

}
