package io.pointexpiry.random;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of input files about invented members; some are wrong, some late, some of days to
 * come.
 */
final class RandomRows {

	static final int MEMBERS = 16;

	private static final List<String> NAMES = List.of("김하나", "이두리", "Zoë", "", "똠방", "Kim 😀", "박세찬");

	private final Dice dice;

	private final LocalDate first;

	private final List<String> members = new ArrayList<>();

	private final List<String[]> lots = new ArrayList<>();

	private final List<String> redemptions = new ArrayList<>();

	private int numbers;

	RandomRows(Dice dice, LocalDate first) {
		this.dice = dice;
		this.first = first;
		for (int i = 0; i < MEMBERS; i++) {
			this.members.add("%s%02d".formatted(dice.pick("M", "m", "회원 ", "É"), i));
		}
	}

	String member() {
		return this.dice.pick(this.members);
	}

	/** All members as they are first delivered. */
	String allMembers() {
		StringBuilder rows = new StringBuilder(
				"member_id,name,phone,tier,status,joined_on,birth_month,last_activity_on,notices_off,locale,notices_on\n");
		for (String member : this.members) {
			rows.append("%s,%s,%s,%s,ACTIVE,%s,%s,%s,%s,%s,%s\n".formatted(member, this.dice.pick(NAMES), phone(),
					tier(), this.dice.oneIn(6) ? "" : this.first.minusDays(this.dice.between(0, 400)),
					this.dice.oneIn(6) ? "" : this.dice.between(1, 12),
					this.dice.oneIn(2) ? "" : this.first.minusDays(this.dice.between(0, 40)), this.dice.oneIn(12),
					this.dice.pick("", "", "en", "ko-KR"), this.dice.pick("", "", "", "P2D P9D")));
		}
		return rows.toString();
	}

	private String phone() {
		return this.dice.pick("", "0101234123", "+14155552671", number(), number(), number(), number(), number());
	}

	private String number() {
		return "010%08d".formatted(20_000_000 + this.dice.between(0, 69_999_999));
	}

	private String tier() {
		return this.dice.oneIn(2) ? "" : this.dice.pick(RandomSections.TIERS);
	}

	/** Some members of whom something changed: one column of it. */
	String changedMembers() {
		String column = this.dice.pick("phone", "tier", "status", "notices_off", "birth_month", "status", "joined_on");
		StringBuilder rows = new StringBuilder("member_id,%s\n".formatted(column));
		for (String member : this.dice.shuffled(this.members).subList(0, this.dice.between(1, 4))) {
			rows.append("%s,%s\n".formatted(member, changed(column)));
		}
		return rows.toString();
	}

	private Object changed(String column) {
		return switch (column) {
			case "phone" -> phone();
			case "tier" -> tier();
			case "status" -> this.dice.pick("ACTIVE", "ACTIVE", "WITHDRAWN");
			case "notices_off" -> this.dice.oneIn(2);
			case "birth_month" -> this.dice.between(1, 12);
			default -> this.first.minusDays(this.dice.between(0, 400));
		};
	}

	/** Lots earned up to a day or later. */
	String newLots(LocalDate day, int least, int most) {
		StringBuilder rows = new StringBuilder("lot_id,member_id,kind,earned_on,points,remaining,expires_on\n");
		for (int i = this.dice.between(least, most); i > 0; i--) {
			LocalDate earnedOn = day
				.minusDays(this.dice.oneIn(3) ? this.dice.between(-6, 6) : this.dice.between(0, 90));
			int points = this.dice.between(1, 120);
			Object own = this.dice.oneIn(5) ? earnedOn.plusDays(this.dice.between(0, 60)) : "";
			String[] lot = { lotId(), member(), this.dice.pick(RandomSections.KINDS), earnedOn.toString(), "" + points,
					"" + (this.dice.oneIn(6) ? this.dice.between(0, points) : points), own.toString() };
			this.lots.add(lot);
			rows.append(String.join(",", lot)).append('\n');
		}
		return rows.toString();
	}

	/** One in twenty is as long as an id may be. */
	private String lotId() {
		String id = "%s%03d".formatted(this.dice.pick("L", "l", "Z", "ä", "로트"), ++this.numbers);
		return this.dice.oneIn(20) ? id + "x".repeat(64 - id.length()) : id;
	}

	/** Lots that are delivered again, some with less or more in them, or another date. */
	String changedLots() {
		StringBuilder rows = new StringBuilder("lot_id,member_id,kind,earned_on,points,remaining,expires_on\n");
		for (int i = this.dice.between(1, 6); i > 0; i--) {
			String[] lot = this.dice.pick(this.lots);
			if (this.dice.oneIn(2)) {
				lot[5] = "" + this.dice.between(0, Integer.parseInt(lot[4]));
			}
			if (!lot[6].isEmpty() && this.dice.oneIn(2)) {
				lot[6] = LocalDate.parse(lot[6]).plusDays(this.dice.between(-10, 20)).toString();
			}
			rows.append(String.join(",", lot)).append('\n');
		}
		return rows.toString();
	}

	/** What members did: mostly of late, some of it long ago, some of days to come. */
	String activity(LocalDate day) {
		StringBuilder rows = new StringBuilder("member_id,type,occurred_on\n");
		for (int i = this.dice.between(2, 10); i > 0; i--) {
			rows.append("%s,%s,%s\n".formatted(member(), this.dice.pick(RandomSections.TYPES),
					day.minusDays(this.dice.oneIn(3) ? this.dice.between(-10, 40) : this.dice.between(0, 4))));
		}
		return rows.toString();
	}

	/** What members spent: of late, some before lots expired that held it. */
	String redemptions(LocalDate day) {
		StringBuilder rows = new StringBuilder("redemption_id,member_id,redeemed_on,points\n");
		for (int i = this.dice.between(1, 5); i > 0; i--) {
			String id = "R" + ++this.numbers;
			this.redemptions.add(id);
			rows.append("%s,%s,%s,%d\n".formatted(id, member(), day.minusDays(this.dice.between(0, 12)),
					this.dice.between(1, 150)));
		}
		return rows.toString();
	}

	/** Redemptions that are taken back, whole or in part. */
	String cancellations(LocalDate day) {
		StringBuilder rows = new StringBuilder("cancellation_id,redemption_id,cancelled_on,points\n");
		for (int i = this.dice.between(1, 3); i > 0; i--) {
			rows.append("C%d,%s,%s,%s\n".formatted(++this.numbers,
					this.redemptions.isEmpty() ? "R0" : this.dice.pick(this.redemptions),
					day.minusDays(this.dice.between(0, 5)), this.dice.oneIn(2) ? "" : this.dice.between(1, 40)));
		}
		return rows.toString();
	}

	/** What members wrote. */
	String feedback(LocalDate day) {
		return "feedback_id,member_id,received_on,channel,category,text\nF%d,%s,%s,call,points,\"where, \"\"why\"\"?\"\n"
			.formatted(++this.numbers, member(), day);
	}

}
