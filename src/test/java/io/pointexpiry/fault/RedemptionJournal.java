package io.pointexpiry.fault;

import java.util.Map;
import java.util.TreeMap;

/**
 * What an online service told its members, how often it had to try, and how long it
 * waited.
 */
final class RedemptionJournal {

	private static final long NANOS_PER_MILLI = 1_000_000;

	private static final long LONG_WAIT = 5_000;

	/** Points by redemption and lot. */
	private final Map<String, Long> acknowledged = new TreeMap<>();

	private final Map<String, Long> figures = new TreeMap<>();

	private long begun;

	void begin() {
		this.begun = System.nanoTime();
	}

	void end(boolean redeemed) {
		count(redeemed ? "redeemed" : "refused");
		longest("longest redemption, retries included (ms)", System.nanoTime() - this.begun);
	}

	void acknowledge(String redemptionId, String lotId, long points) {
		this.acknowledged.put(redemptionId + " " + lotId, points);
	}

	void undone(Exception ex) {
		count("undone by " + ex.getClass().getSimpleName());
	}

	void gaveUp() {
		count("given up");
	}

	void waited(long nanos) {
		longest("longest wait (ms)", nanos);
		if (nanos / NANOS_PER_MILLI >= LONG_WAIT) {
			count("waits of 5 s and more");
		}
	}

	private void count(String what) {
		this.figures.merge(what, 1L, Math::addExact);
	}

	private void longest(String what, long nanos) {
		this.figures.merge(what, nanos / NANOS_PER_MILLI, Math::max);
	}

	/** Adds what another one holds. */
	void add(RedemptionJournal other) {
		this.acknowledged.putAll(other.acknowledged);
		other.figures.forEach((what, value) -> this.figures.merge(what, value,
				what.startsWith("longest") ? Math::max : Math::addExact));
	}

	Map<String, Long> acknowledged() {
		return this.acknowledged;
	}

	long figure(String what) {
		return this.figures.getOrDefault(what, 0L);
	}

	Map<String, Long> figures() {
		return this.figures;
	}

	/** As lines, to be read by another process. */
	String text() {
		StringBuilder text = new StringBuilder();
		this.figures.forEach((what, value) -> text.append("figure\t%s\t%d\n".formatted(what, value)));
		this.acknowledged.forEach((what, value) -> text.append("told\t%s\t%d\n".formatted(what, value)));
		return text.toString();
	}

	static RedemptionJournal parse(String text) {
		RedemptionJournal journal = new RedemptionJournal();
		text.lines().map((line) -> line.split("\t")).forEach((cells) -> {
			Map<String, Long> kept = cells[0].equals("told") ? journal.acknowledged : journal.figures;
			kept.put(cells[1], Long.valueOf(cells[2]));
		});
		return journal;
	}

}
