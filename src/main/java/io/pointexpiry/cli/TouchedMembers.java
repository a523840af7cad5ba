package io.pointexpiry.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.Optional;

import io.pointexpiry.announce.Announcement;
import io.pointexpiry.domain.Policy;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.forecast.PolicyReach;
import io.pointexpiry.language.Catalogue;
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
	 * Whom a policy touches.
	 *
	 * @param expiry the program
	 * @param programme the programme
	 * @param policy one of its policies
	 * @param words in which the operator is answered
	 */
	record Question(Expiry expiry, Programme programme, Policy policy, Catalogue words) {

		/**
		 * Counts them.
		 * @param err is told if the policy file is not the accepted one
		 */
		TouchedMembers count(PrintWriter err) throws IOException, SQLException {
			if (this.programme.policies().olderThan(this.policy).isEmpty()) {
				return unknown(this.words.say("touched.oldest", this.policy.version()));
			}
			if (PresentBooks.ask(this.expiry, COMMAND, (connection) -> Optional.of(true)).isEmpty()) {
				return unknown(this.words.say("touched.no-books"));
			}
			try (ProgressDisplay progress = this.expiry.progress();
					Session session = Session.open(this.expiry.settings(), COMMAND, false,
							new Session.Given(PartsConfiguration.class, this.expiry.clock(), progress))) {
				session.get(AppliedPolicies.class)
					.refusal()
					.ifPresent((sentence) -> err
						.println("warning: " + sentence + ". What follows is reckoned with the file as it is."));
				err.flush();
				Outlook outlook = session.get(Outlook.class);
				return outlook.first().isEmpty() ? unknown(this.words.say("touched.no-day"))
						: known(PolicyReach.of(outlook, this.programme.policies(), this.policy));
			}
		}

		private static TouchedMembers unknown(String sentence) {
			return new TouchedMembers(null, sentence);
		}

		private TouchedMembers known(PolicyReach reach) {
			return new TouchedMembers(new Announcement.Touched(reach.members(), reach.lots(), reach.points()),
					this.words.say("touched", BooksCommand.number(reach.members()), BooksCommand.number(reach.points()),
							BooksCommand.number(reach.lots())));
		}

	}

}
