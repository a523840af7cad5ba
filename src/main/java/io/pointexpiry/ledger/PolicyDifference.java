package io.pointexpiry.ledger;

import io.pointexpiry.ledger.AppliedPolicies.Content;
import org.jspecify.annotations.Nullable;

/**
 * A policy of which the policy file says something else than what was accepted: than what
 * was applied, announced to members, or amended since.
 *
 * @param version the policy
 * @param accepted what was accepted; null: nothing, for the policy came late
 * @param offered what the file says; null: the policy is gone from it
 * @see "rules.md#edited-policies"
 */
public record PolicyDifference(String version, @Nullable Content accepted, @Nullable Content offered) {

	public PolicyDifference {
		if (accepted == null && offered == null) {
			throw new IllegalArgumentException("policy %s: expected a content, found none".formatted(version));
		}
	}

	/**
	 * What differs, in a few words.
	 * @param changes names what differs between two contents
	 */
	String sentence(AppliedPolicies.Changes changes) {
		Content was = this.accepted;
		Content is = this.offered;
		if (was == null || is == null) {
			return (is == null) ? "policy %s is gone from the policy file".formatted(this.version)
					: "policy %s is new, but its effective-from, %s, is closed already".formatted(this.version,
							is.effectiveFrom());
		}
		return "policy %s: %s".formatted(this.version, changes.between(was.text(), is.text()));
	}

}
