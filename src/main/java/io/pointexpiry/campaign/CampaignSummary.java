package io.pointexpiry.campaign;

import java.math.BigInteger;
import java.util.Locale;

import io.pointexpiry.language.Catalogue;

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

	/**
	 * The lines for the screen.
	 * @param language Korean, or else English
	 */
	public String text(Locale language) {
		Catalogue words = new Catalogue(CampaignSummary.class, language);
		ControlGroup drawn = this.list.order().control();
		String compared = (drawn.percent() == 0) ? words.say("control.none") : words.say("control",
				number(this.control.members()), number(this.control.points()), drawn.percent(), drawn.seed());
		return "%s%n%s%n%s%n".formatted(
				words.say("list", this.list.name(), this.list.asOf(), this.list.from(), this.list.to()),
				words.say("groups", number(this.campaign.members()), number(this.campaign.points()), compared),
				words.say("left-out", number(this.withoutConsent), number(this.unreachable)));
	}

	private static String number(Number number) {
		return "%,d".formatted(number);
	}

}
