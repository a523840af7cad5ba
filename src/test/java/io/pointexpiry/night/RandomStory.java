package io.pointexpiry.night;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import io.pointexpiry.support.Policies;

/**
 * A programme made up from a seed: two policies, members, lots, what they did; half of it
 * known before the first night, the rest brought between two nights. No guard, so that
 * nothing depends on how the nights are split into runs.
 */
final class RandomStory {

	static final LocalDate FIRST = LocalDate.of(2025, 1, 20);

	static final LocalDate BROUGHT = LocalDate.of(2025, 2, 9);

	static final LocalDate LAST = LocalDate.of(2025, 3, 3);

	private static final int MEMBERS = 40;

	private static final String[] KINDS = { "BASE", "EVENT", "MILES", "MONTH" };

	private static final String[] TYPES = { "EARN", "LOGIN", "VISIT" };

	private final Random random;

	final String policy;

	final List<String> members = new ArrayList<>();

	final List<String> lots = new ArrayList<>();

	final List<String> lateLots = new ArrayList<>();

	final List<String> activity = new ArrayList<>();

	final List<String> lateActivity = new ArrayList<>();

	final List<String> redemptions = new ArrayList<>();

	final List<String> cancellations = new ArrayList<>();

	RandomStory(long seed) {
		this.random = new Random(seed);
		this.policy = Policies.programme("surprise: {times: 1, plus: 1000000}\nburn-kinds: [EVENT, MILES]",
				Policies.policy("1", "2020-01-01", validity(), dormancy()),
				Policies.policy("2", FIRST.plusDays(between(3, 30)).toString(), validity(), "applies-to: open-lots",
						"protection: P" + between(1, 20) + "D", dormancy(), extensions()));
		for (int i = 0; i < MEMBERS; i++) {
			member("M%02d".formatted(i));
		}
	}

	private String validity() {
		return """
				validity: [{when: {kind: [EVENT]}, period: P%dD}, {when: {kind: [MILES]}, period: P%dD, anchor: activity, \
				counts: [EARN, REDEEM]}, {when: {kind: [MONTH]}, period: P%dD, round-up: MONTH}, \
				{when: {tier: [GOLD]}, period: P%dM}, {period: P%dD}]"""
			.formatted(between(5, 30), between(5, 30), between(5, 30), between(1, 3), between(10, 50));
	}

	private String dormancy() {
		int after = between(10, 25);
		return """
				dormancy: [{when: {tier: [VIP]}, exempt: true}, {dormant-after: P%dD, expire-after: P%dD, \
				counts: [LOGIN, REDEEM], count-from: activity}]""".formatted(after, after + between(1, 20));
	}

	private String extensions() {
		return "extensions: [{name: more, when: {kind: [BASE, EVENT], minimum-points: 50}, grant-before: P%dD, extend-by: P%dD}]"
			.formatted(between(1, 5), between(1, 10));
	}

	private void member(String id) {
		String tier = pick("", "GOLD", "VIP");
		this.members.add("%s,%s,%s".formatted(id, tier, FIRST.minusDays(between(0, 40))));
		for (int i = between(1, 8); i > 0; i--) {
			boolean late = this.random.nextInt(4) == 0;
			LocalDate earnedOn = late ? BROUGHT.minusDays(between(-15, 30)) : FIRST.minusDays(between(-20, 20));
			String own = (this.random.nextInt(6) == 0) ? earnedOn.plusDays(between(0, 40)).toString() : "";
			(late ? this.lateLots : this.lots).add("%s%s%d,%s,%s,%s,%d,%s".formatted(late ? "B" : "A", id, i, id,
					pick(KINDS), earnedOn, between(1, 100), own));
		}
		for (int i = between(0, 4); i > 0; i--) {
			boolean late = this.random.nextBoolean();
			LocalDate on = (late ? BROUGHT : FIRST).minusDays(between(-15, 20));
			String row = "%s,%s,%s".formatted(id, pick(TYPES), on);
			if (!this.activity.contains(row) && !this.lateActivity.contains(row)) {
				(late ? this.lateActivity : this.activity).add(row);
			}
		}
		if (this.random.nextInt(3) == 0) {
			String redemption = "R" + id;
			LocalDate on = BROUGHT.minusDays(between(0, 12));
			this.redemptions.add("%s,%s,%s,%d".formatted(redemption, id, on, between(1, 120)));
			if (this.random.nextBoolean()) {
				this.cancellations.add("C%s,%s,%s".formatted(id, redemption, on.plusDays(between(0, 3))));
			}
		}
	}

	/** The days after which a run ends, the last included. */
	List<LocalDate> randomEnds(LocalDate from, LocalDate to, Random choice) {
		List<LocalDate> ends = new ArrayList<>();
		from.datesUntil(to).filter((day) -> choice.nextInt(4) == 0).forEach(ends::add);
		ends.add(to);
		return ends;
	}

	/** A file of rows. */
	static String csv(String header, List<String> rows) {
		return header + "\n" + String.join("\n", rows) + "\n";
	}

	/** The rows in another order. */
	static List<String> shuffled(List<String> rows, Random choice) {
		List<String> shuffled = new ArrayList<>(rows);
		Collections.shuffle(shuffled, choice);
		return shuffled;
	}

	private int between(int least, int most) {
		return least + this.random.nextInt(most - least + 1);
	}

	private String pick(String... choices) {
		return choices[this.random.nextInt(choices.length)];
	}

}
