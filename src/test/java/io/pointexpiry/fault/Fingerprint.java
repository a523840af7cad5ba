package io.pointexpiry.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.pointexpiry.database.Database;

/**
 * What a program left behind: a digest of each table of the books and of each file that
 * it hands over. Left out is what the clock and the database's counters give: instants,
 * and the numbers of calls and imports.
 */
final class Fingerprint {

	private static final Map<String, String> TABLES = new TreeMap<>(Map.ofEntries(Map.entry("records", """
			select lot_id, entry_type, ref, posted_on, business_date, member_id, kind, tier, reason, points,
			  earned_on, expires_on, policy_version, warned_on, run_id from expiry_record order by 1, 2, 3"""),
			Map.entry("balances",
					"""
							select lot_id, member_id, points, remaining, expires_on, status, floor_on, policy_version, date_reason,
							  unchanged_on, refused, delivered, origin, origin_lot_id, posted_on, reversed_on
							from point_lot order by 1"""),
			Map.entry("members", "select * from member order by member_id"), Map.entry("transitions", """
					select member_id, business_date, state, inactive_since, run_id from member_transition
					order by 1, 2, 3"""), Map.entry("promises", """
					select lot_id, cause, ref, member_id, until_on, business_date, run_id, points, old_expires_on
					from lot_floor order by 1, 2, 3"""), Map.entry("withheld", """
					select run_id, lot_id, points, expires_on, why, detail from withheld_lot order by 1, 2"""),
			Map.entry("adjustments", "select lot_id, posted_on, points from adjustment order by 1, 2, 3"),
			Map.entry("redemptions", """
					select redemption_id, lot_id, redeemed_on, points, seq, posted_on from redemption order by 1, 2"""),
			Map.entry("cancellations", """
					select cancellation_id, lot_id, points, posted_on from cancellation order by 1, 2"""),
			Map.entry("activity", "select member_id, type, occurred_on from activity order by 1, 2, 3"),
			Map.entry("reviews", "select member_id, due_on from review order by 1, 2"),
			Map.entry("calendar", "select * from books"),
			Map.entry("runs",
					"""
							select r.run_id, command, state, posted_on, candidates, expired, deferred, extended, withheld, refused,
							  retained, points_candidates, points_expired, foreseen_lots, notices, digest
							from night_run r join run_state s on s.run_id = r.run_id
							where candidates > 0 or notices > 0 or command = 'run' order by 1"""),
			Map.entry("notices", """
					select notice_id, business_date, n, send_on, member_id, to_number, channel, body, points, state
					from notice order by 1"""), Map.entry("told", """
					select member_id, item, subject_on, stage, ref, notice_id, points, old_on from notice_item
					order by 1, 2, 3, 4, 5"""),
			Map.entry("waiting", "select member_id, item, lot_id, ref, points from notice_cue order by 1, 2, 3, 4"),
			Map.entry("unfinished",
					"""
							select c.command, u.state from closing c join unfinished_closing u on u.closing_id = c.closing_id""")));

	private Fingerprint() {
	}

	/** The fingerprint of the books and the home of a program that does not run. */
	static Map<String, String> of(RealProgram program) {
		Map<String, String> parts = new TreeMap<>();
		try (Connection books = new Database(program.url(), null, null).connect();
				Statement reading = books.createStatement()) {
			for (Map.Entry<String, String> table : TABLES.entrySet()) {
				parts.put(table.getKey(), rows(reading, table.getValue()));
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		files(program.home().resolve("notices"), parts);
		parts.put("rejects", contents(program.home().resolve("rejects")));
		return parts;
	}

	/**
	 * Where two programs left different things: tables with some of the rows that only
	 * one of them has, and files.
	 */
	static List<String> differences(Map<String, String> expected, RealProgram calm, RealProgram disturbed) {
		Map<String, String> actual = of(disturbed);
		Set<String> names = new TreeSet<>(expected.keySet());
		names.addAll(actual.keySet());
		List<String> differences = new ArrayList<>();
		for (String name : names) {
			String one = expected.getOrDefault(name, "absent");
			String other = actual.getOrDefault(name, "absent");
			if (!one.equals(other)) {
				differences
					.add("%s: expected %s, found %s %s".formatted(name, one, other, rows(name, calm, disturbed)));
			}
		}
		return differences.subList(0, Math.min(20, differences.size()));
	}

	private static String rows(String table, RealProgram calm, RealProgram disturbed) {
		String sql = TABLES.get(table);
		if (sql == null) {
			return "";
		}
		List<String> expected = lines(calm, sql);
		List<String> actual = lines(disturbed, sql);
		return "%n  expected %s%n  found    %s".formatted(onlyIn(expected, actual), onlyIn(actual, expected));
	}

	private static List<String> onlyIn(List<String> some, List<String> others) {
		Set<String> known = new HashSet<>(others);
		return some.stream().filter((line) -> !known.contains(line)).limit(3).toList();
	}

	private static List<String> lines(RealProgram program, String sql) {
		try (Connection books = new Database(program.url(), null, null).connect();
				Statement reading = books.createStatement();
				ResultSet row = reading.executeQuery(sql)) {
			List<String> lines = new ArrayList<>();
			while (row.next()) {
				lines.add(line(row).replace('\u001F', ' '));
			}
			return lines;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String line(ResultSet row) throws SQLException {
		StringBuilder line = new StringBuilder();
		for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
			line.append(row.getString(column)).append('\u001F');
		}
		return line.toString();
	}

	private static String rows(Statement reading, String sql) throws SQLException {
		MessageDigest digest = sha256();
		long rows = 0;
		try (ResultSet row = reading.executeQuery(sql)) {
			for (; row.next(); rows++) {
				digest.update((line(row) + '\n').getBytes(StandardCharsets.UTF_8));
			}
		}
		return "%d rows %s".formatted(rows, hex(digest).substring(0, 16));
	}

	/** Every file with its name; drafts, which no finished run leaves, included. */
	private static void files(Path directory, Map<String, String> parts) {
		for (Path file : filesIn(directory)) {
			String name = directory.relativize(file).toString();
			if (!name.endsWith(".lock")) {
				parts.put("notices/" + name, digestOf(file));
			}
		}
	}

	/** What the files hold, whatever they are called. */
	private static String contents(Path directory) {
		return filesIn(directory).stream().map(Fingerprint::digestOf).sorted().toList().toString();
	}

	private static List<Path> filesIn(Path directory) {
		if (!Files.isDirectory(directory)) {
			return List.of();
		}
		try (Stream<Path> files = Files.walk(directory)) {
			return files.filter(Files::isRegularFile).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String digestOf(Path file) {
		try {
			MessageDigest digest = sha256();
			digest.update(Files.readAllBytes(file));
			return hex(digest).substring(0, 16);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String hex(MessageDigest digest) {
		return HexFormat.of().formatHex(digest.digest());
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
