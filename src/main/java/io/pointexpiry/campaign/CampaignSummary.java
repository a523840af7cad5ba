package io.pointexpiry.campaign;

import java.math.BigInteger;

/**
 * What became of an order.
 *
 * @param list the list
 * @param campaign members who get a message
 * @param control members who get none, to be compared with
 * @param withoutConsent members who lose as much, and did not agree to advertising
 * @param unreachable members who agreed, and cannot be told anything
 */
public record CampaignSummary(Campaign list, Part campaign, Part control, long withoutConsent, long unreachable) {

	/**
	 * A group of the list.
	 *
	 * @param members how many
	 * @param points what they are about to lose together
	 */
	public record Part(long members, BigInteger points) {

		static final Part NONE = new Part(0, BigInteger.ZERO);

		Part plus(Part other) {
			return new Part(this.members + other.members, this.points.add(other.points));
		}

	}

	/** The lines for the screen. */
	public String text() {
		ControlGroup drawn = this.list.order().control();
		return """
				List %s as of %s: members who lose points from %s to %s, if nothing is earned, spent or done.
				CAMPAIGN: %,d members, %,d points. CONTROL: %s.
				Not on it: %,d members without marketing consent, %,d who cannot be reached.
				""".formatted(this.list.name(), this.list.asOf(), this.list.from(), this.list.to(),
				this.campaign.members(), this.campaign.points(),
				(drawn.percent() == 0) ? "none was asked for"
						: "%,d members, %,d points (%d %% by seed %s)".formatted(this.control.members(),
								this.control.points(), drawn.percent(), drawn.seed()),
				this.withoutConsent, this.unreachable);
	}

}
