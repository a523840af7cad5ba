package io.pointexpiry.policy;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The policy file can't be used. Carries every problem that was found, in the order of
 * the file's lines; its message has one line for each.
 */
public class InvalidPolicyException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient List<PolicyProblem> problems;

	InvalidPolicyException(List<PolicyProblem> problems) {
		super(problems.stream().map(PolicyProblem::sentence).collect(Collectors.joining("\n")));
		this.problems = List.copyOf(problems);
	}

	/** All that is wrong, at least one problem. */
	public List<PolicyProblem> problems() {
		return this.problems;
	}

}
