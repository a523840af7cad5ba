package io.pointexpiry.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.pointexpiry.database.ChunkSize;
import io.pointexpiry.support.TestDatabase;
import org.jspecify.annotations.Nullable;

/**
 * A life gone through on one database with chunks of one size: what came of each step,
 * and the books after it.
 */
final class Replay {

	/** Whether each step is told, to see what led to a difference. */
	private static final boolean TOLD = Boolean.getBoolean("told");

	private final List<String> said = new ArrayList<>();

	private final List<Map<String, List<String>>> prints = new ArrayList<>();

	private final List<String> violations = new ArrayList<>();

	private Replay() {
	}

	/** Goes through all steps, and looks at the invariants after each. */
	static Replay of(RandomLife life, TestDatabase database, int chunk) {
		String before = System.setProperty(ChunkSize.PROPERTY, Integer.toString(chunk));
		Replay replay = new Replay();
		try (RandomBooks books = new RandomBooks(database, life.policy())) {
			Invariants invariants = new Invariants(books.nights());
			for (Step step : life.steps()) {
				replay.carryOut(step, books, invariants);
			}
			replay.prints.add(BooksPrint.reports(books.nights()));
		}
		finally {
			restore(before);
		}
		return replay;
	}

	private static void restore(@Nullable String before) {
		if (before != null) {
			System.setProperty(ChunkSize.PROPERTY, before);
		}
		else {
			System.clearProperty(ChunkSize.PROPERTY);
		}
	}

	private void carryOut(Step step, RandomBooks books, Invariants invariants) {
		books.at(step.at());
		try {
			this.said.add(step.act().apply(books));
		}
		catch (RuntimeException ex) {
			throw new AssertionError("step %d, %s: %s".formatted(this.said.size(), step, ex.getMessage()), ex);
		}
		if (TOLD) {
			System.out.printf("%4d %s -> %s%n", this.said.size() - 1, step.what(), this.said.get(this.said.size() - 1));
		}
		Map<String, List<String>> print = sharing(BooksPrint.of(books.nights()));
		invariants.after(step, this.said.get(this.said.size() - 1), print)
			.forEach((it) -> this.violations.add(
					"step %d, %s: %s".formatted(this.said.size() - 1, step.what().lines().findFirst().orElse(""), it)));
		this.prints.add(print);
	}

	/** What did not change is held once. */
	private Map<String, List<String>> sharing(Map<String, List<String>> print) {
		Map<String, List<String>> last = this.prints.isEmpty() ? Map.of() : this.prints.get(this.prints.size() - 1);
		print.replaceAll((part, rows) -> rows.equals(last.get(part)) ? last.get(part) : rows);
		return print;
	}

	/** What was against the rules that hold whatever happens. */
	List<String> violations() {
		return this.violations;
	}

	/**
	 * The first step after which two replays differ, and in what; empty: they are the
	 * same.
	 */
	static List<String> difference(RandomLife life, Replay one, Replay other) {
		for (int i = 0; i < one.prints.size(); i++) {
			Map<String, List<String>> first = new TreeMap<>(one.prints.get(i));
			Map<String, List<String>> second = new TreeMap<>(other.prints.get(i));
			if (i < one.said.size()) {
				first.put("said", List.of(one.said.get(i)));
				second.put("said", List.of(other.said.get(i)));
			}
			if (!first.equals(second)) {
				List<String> differences = new ArrayList<>();
				differences.add(
						"step %d: %s".formatted(i, (i < life.steps().size()) ? life.steps().get(i).what() : "reports"));
				differences.addAll(parts(first, second));
				return differences;
			}
		}
		return List.of();
	}

	private static List<String> parts(Map<String, List<String>> one, Map<String, List<String>> other) {
		Set<String> names = new TreeSet<>(one.keySet());
		names.addAll(other.keySet());
		List<String> differences = new ArrayList<>();
		for (String name : names) {
			List<String> first = one.getOrDefault(name, List.of());
			List<String> second = other.getOrDefault(name, List.of());
			if (!first.equals(second)) {
				differences.add("%s%n  only one   %s%n  only other %s".formatted(name, onlyIn(first, second),
						onlyIn(second, first)));
			}
		}
		return differences;
	}

	private static List<String> onlyIn(List<String> some, List<String> others) {
		return some.stream().filter((line) -> !others.contains(line)).limit(3).toList();
	}

}
