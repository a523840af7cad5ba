package io.pointexpiry.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What the reading of one file brings to light: the problems, and the line of each key.
 */
final class Findings {

	private final String file;

	private final List<PolicyProblem> problems = new ArrayList<>();

	private final Map<String, Integer> lines = new HashMap<>();

	Findings(String file) {
		this.file = file;
	}

	void add(int line, String path, String found, String expected, @Nullable String wayOut) {
		this.problems.add(problem(line, path, found, expected, wayOut));
	}

	PolicyProblem problem(int line, String path, String found, String expected, @Nullable String wayOut) {
		return new PolicyProblem(this.file, line, path, found, expected, wayOut);
	}

	void remember(String path, int line) {
		this.lines.put(path, line);
	}

	/** The line of a key that was read; 0 where the file does not have it. */
	int lineOf(String path) {
		return this.lines.getOrDefault(path, 0);
	}

	/** Ends the reading if anything was found wrong. */
	void throwIfAny() {
		if (!this.problems.isEmpty()) {
			throw new InvalidPolicyException(
					this.problems.stream().sorted(Comparator.comparingInt(PolicyProblem::line)).toList());
		}
	}

	/** What ends the reading at once. */
	InvalidPolicyException fatal(int line, String found, String expected, @Nullable String wayOut) {
		return new InvalidPolicyException(List.of(problem(line, "", found, expected, wayOut)));
	}

}
