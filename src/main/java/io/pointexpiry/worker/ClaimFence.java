package io.pointexpiry.worker;

import java.sql.Connection;
import java.sql.SQLException;

import io.pointexpiry.database.Fence;
import org.jspecify.annotations.Nullable;

/**
 * Lets the transactions of a worker write only what it was handed: each thread holds one
 * claim at a time, and each of its transactions makes sure of that one.
 */
public final class ClaimFence implements Fence {

	private final ThreadLocal<@Nullable Claim> held = new ThreadLocal<>();

	/** What this thread does until {@link #release()} is done for a claim. */
	void hold(Claim claim) {
		this.held.set(claim);
	}

	void release() {
		this.held.remove();
	}

	@Override
	public void confirm(Connection transaction) throws SQLException {
		Claim claim = this.held.get();
		if (claim != null) {
			claim.confirm(transaction);
		}
	}

}
