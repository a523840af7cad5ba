package io.pointexpiry.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * A week of a programme in commands: imports with bad rows, a first night, a catch-up
 * with a large night in which a policy takes effect, points spent and given back late, a
 * day reversed and closed again, the first notices purged. Every step of run, rerun,
 * reverse, import and purge has something to do in it.
 */
final class Story {

	static final String POLICY = """
			programme: harness
			name: 새봄 멤버십
			time-zone: Asia/Seoul
			locale: ko-KR
			sender: "15880000"
			contact: "114"
			surprise: {times: 100, plus: 100000}
			policies:
			  - version: "1"
			    effective-from: 2020-01-01
			    validity: [{period: P1Y}]
			    dormancy: [{dormant-after: P6M, expire-after: P1Y, warn-before: [P7D]}]
			    notices: {expiry-before: [P1M, P3D], confirm-expiry: true}
			    notice-guard: {defer: P4D, at-most: 1}
			    extensions:
			      - name: large
			        when: {minimum-points: 950}
			        grant-before: P2D
			        extend-by: P1M
			  - version: "2"
			    effective-from: 2025-01-11
			    applies-to: open-lots
			    protection: P2D
			    validity:
			      - when: {kind: [EVENT]}
			        period: P3M
			      - period: P1Y
			    dormancy: [{dormant-after: P6M, expire-after: P1Y, warn-before: [P7D]}]
			    notices: {expiry-before: [P1M, P3D], confirm-expiry: true}
			    notice-guard: {defer: P4D, at-most: 1}
			""";

	private static final LocalDate FIRST = LocalDate.of(2025, 1, 9);

	private static final int LOTS_PER_MEMBER = 8;

	private final Path files;

	private final int members;

	/**
	 * Writes the files of a story.
	 * @param files where
	 * @param members how many members there are; each has 8 lots, 7 of which are due in
	 * one night
	 */
	Story(Path files, int members) {
		this.files = files;
		this.members = members;
		write("members.csv", members());
		write("lots.csv", lots());
		write("activity.csv", activity());
		write("redemptions.csv", redemptions());
		write("cancellations.csv", "cancellation_id,redemption_id,cancelled_on,points\nC1,R1,2025-01-11,1\n");
		write("late-lots.csv", lateLots());
		write("late-redemptions.csv", lateRedemptions());
	}

	/** The commands, in order; each ends with 0 or 4 where nothing disturbs it. */
	List<String[]> commands() {
		return List.of(
				command("import", "--members", file("members.csv"), "--lots", file("lots.csv"), "--activity",
						file("activity.csv"), "--as-of", "2025-01-09"),
				command("run", "--date", "2025-01-09", "--opening", "defer"),
				command("import", "--redemptions", file("redemptions.csv"), "--cancellations",
						file("cancellations.csv")),
				command("run", "--date", "2025-01-12"),
				command("import", "--lots", file("late-lots.csv"), "--redemptions", file("late-redemptions.csv")),
				command("reverse", "--date", "2025-01-12", "--reason", "harness"),
				command("rerun", "--date", "2025-01-12"), command("run", "--date", "2025-01-14"),
				command("purge", "--before", "2025-01-10"));
	}

	/** Its main line: nights, a day reversed and closed again. */
	List<String[]> inShort() {
		List<String[]> all = commands();
		return List.of(all.get(0), all.get(1), all.get(3), all.get(5), all.get(6));
	}

	private static String[] command(String... words) {
		return words;
	}

	private String file(String name) {
		return this.files.resolve(name).toString();
	}

	private void write(String name, String text) {
		try {
			Files.writeString(this.files.resolve(name), text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String member(int number) {
		return "M%05d".formatted(number);
	}

	/** Every tenth cannot be reached, every seventh has been inactive for long. */
	private String members() {
		StringBuilder rows = new StringBuilder("member_id,name,phone,joined_on,last_activity_on\n");
		for (int i = 0; i < this.members; i++) {
			rows.append("%s,김%d,%s,2020-01-01,%s\n".formatted(member(i), i,
					(i % 10 == 9) ? "" : "0105555%04d".formatted(i % 10_000),
					(i % 7 == 3) ? "2024-01-1" + (i % 5) : "2025-01-01"));
		}
		return rows.append("BAD,no phone,01,not a date,\n").toString();
	}

	private String lots() {
		StringBuilder rows = new StringBuilder("lot_id,member_id,kind,earned_on,points\n");
		for (int i = 0; i < this.members; i++) {
			for (int lot = 0; lot < LOTS_PER_MEMBER; lot++) {
				boolean large = lot < LOTS_PER_MEMBER - 1;
				rows.append("L%05d-%d,%s,%s,%s,%d\n".formatted(i, lot, member(i), (lot == 6) ? "EVENT" : "BASE",
						large ? "2024-01-12" : FIRST.minusYears(1).plusDays(i % 7 - 1),
						1 + (i * LOTS_PER_MEMBER + lot) % 1000));
			}
		}
		return rows.append("BAD,M00000,BASE,2024-13-01,1\n").toString();
	}

	private String activity() {
		StringBuilder rows = new StringBuilder("member_id,type,occurred_on\n");
		for (int i = 0; i < this.members; i += 3) {
			rows.append("%s,EARN,2025-01-0%d\n".formatted(member(i), 1 + i % 8));
		}
		return rows.toString();
	}

	private String redemptions() {
		StringBuilder rows = new StringBuilder("redemption_id,member_id,redeemed_on,points\n");
		for (int i = 0; i < this.members; i += 2) {
			rows.append("R%d,%s,2025-01-10,%d\n".formatted(i + 1, member(i), 5 + i % 50));
		}
		return rows.append("RX,M00000,2025-01-10,99999999\n").toString();
	}

	private String lateLots() {
		StringBuilder rows = new StringBuilder("lot_id,member_id,earned_on,points\n");
		for (int i = 0; i < this.members; i += 4) {
			rows.append("N%05d,%s,2024-01-1%d,%d\n".formatted(i, member(i), 1 + i % 4, 10 + i));
		}
		return rows.toString();
	}

	/** Dated before what has lapsed since: points are taken back out of expiries. */
	private String lateRedemptions() {
		StringBuilder rows = new StringBuilder("redemption_id,member_id,redeemed_on,points\n");
		for (int i = 1; i < this.members; i += 5) {
			rows.append("LR%d,%s,2025-01-12,%d\n".formatted(i, member(i), 3 + i % 40));
		}
		return rows.toString();
	}

}
