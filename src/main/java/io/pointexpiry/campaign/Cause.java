package io.pointexpiry.campaign;

import io.pointexpiry.domain.Reason;

/** How members of a campaign lose points, where it asks for one way only. */
public enum Cause {

	/** By the points' own date, whatever policy gave it. */
	EXPIRY,
	/** By inactivity. */
	DORMANCY;

	boolean covers(Reason reason) {
		return (this == DORMANCY) == (reason == Reason.DORMANCY);
	}

}
