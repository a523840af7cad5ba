package io.pointexpiry.announce;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

import io.pointexpiry.domain.Policy;
import io.pointexpiry.domain.Programme;
import org.jspecify.annotations.Nullable;

/**
 * A policy that is announced, beside the one before it.
 *
 * @param programme the programme
 * @param policy one of its policies
 * @param touched whose points would expire on another day without it; null: not known
 * @see "rules.md#announcements"
 */
public record Announcement(Programme programme, Policy policy, @Nullable Touched touched) {

	/** The policy before it; empty: it is the oldest. */
	public Optional<Policy> before() {
		List<Policy> older = this.programme.policies().olderThan(this.policy);
		return older.isEmpty() ? Optional.empty() : Optional.of(older.get(older.size() - 1));
	}

	/**
	 * Open points that would expire on another day without the policy.
	 *
	 * @param members whose points
	 * @param lots in how many lots
	 * @param points how many
	 */
	public record Touched(long members, long lots, BigInteger points) {
	}

}
