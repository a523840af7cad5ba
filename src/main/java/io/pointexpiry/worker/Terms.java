package io.pointexpiry.worker;

/**
 * What a worker must have in common with whoever hands ranges out, so that both would do
 * the same.
 *
 * @param build the release
 * @param policy a digest of the policy file and of the templates
 */
public record Terms(String build, String policy) {

	/** What this one has that others have not, for an operator. */
	String difference(Terms other) {
		return this.build.equals(other.build) ? "another policy file or other templates"
				: "another release, %s".formatted(other.build);
	}

}
