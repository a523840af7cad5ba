package io.pointexpiry.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.Optional;

import io.pointexpiry.announce.Announcement;
import io.pointexpiry.domain.Policy;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.forecast.PolicyReach;
import io.pointexpiry.ledger.AppliedPolicies;
import io.pointexpiry.night.Outlook;
import org.jspecify.annotations.Nullable;

/**
 * Whom a policy touches, as far as there are books to tell.
 *
 * @param touched how many members, with which points; null: not known
 * @param sentence the same for the operator
 */
record TouchedMembers(Announcement.@Nullable Touched touched, String sentence) {

	private static final String COMMAND = "policy announce";

	/**
	 * Counts them.
	 * @param err is told if the policy file is not the accepted one
	 */
	static TouchedMembers count(Expiry expiry, Programme programme, Policy policy, PrintWriter err)
			throws IOException, SQLException {
		if (programme.policies().olderThan(policy).isEmpty()) {
			return unknown("Policy %s is the oldest; there is none before it whose dates it changes."
				.formatted(policy.version()));
		}
		if (PresentBooks.ask(expiry, COMMAND, (connection) -> Optional.of(true)).isEmpty()) {
			return unknown("There are no books yet; how many members it touches is not known.");
		}
		try (ProgressDisplay progress = expiry.progress();
				Session session = Session.open(expiry.settings(), COMMAND, false,
						new Session.Given(PartsConfiguration.class, expiry.clock(), progress))) {
			session.get(AppliedPolicies.class)
				.refusal()
				.ifPresent((sentence) -> err
					.println("warning: " + sentence + ". What follows is reckoned with the " + "file as it is."));
			err.flush();
			Outlook outlook = session.get(Outlook.class);
			if (outlook.first().isEmpty()) {
				return unknown("No day is closed yet; how many members it touches is not known. "
						+ "Close the first one with: run");
			}
			return of(PolicyReach.of(outlook, programme.policies(), policy));
		}
	}

	private static TouchedMembers unknown(String sentence) {
		return new TouchedMembers(null, sentence);
	}

	private static TouchedMembers of(PolicyReach reach) {
		return new TouchedMembers(new Announcement.Touched(reach.members(), reach.lots(), reach.points()),
				"It touches %,d members: %,d points in %,d lots would expire on another day without it."
					.formatted(reach.members(), reach.points(), reach.lots()));
	}

}
