package io.pointexpiry.policy;

import org.jspecify.annotations.Nullable;

/**
 * One thing in the policy file that is wrong, or that its owner should know of: where it
 * is, what was found there, and what was expected.
 *
 * @param file the file as it was named
 * @param line the line, from 1; 0 where the file as a whole is meant
 * @param path the key, such as {@code policies[0].validity[1].period}; empty where no key
 * is meant
 * @param found what is there, quoted where it is text of the file
 * @param expected what should be there
 * @param wayOut what to do; null where that goes without saying
 */
public record PolicyProblem(String file, int line, String path, String found, String expected,
		@Nullable String wayOut) {

	/**
	 * The problem in one line, such as
	 * {@code policy.yml:14: policies[0].validity[0].period: found "P1X", expected …}.
	 */
	public String sentence() {
		String place = this.file + ((this.line > 0) ? ":" + this.line : "")
				+ (this.path.isEmpty() ? "" : ": " + this.path);
		String advice = (this.wayOut != null) ? "; " + this.wayOut : "";
		return place + ": found " + this.found + ", expected " + this.expected + advice;
	}

}
