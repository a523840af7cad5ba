package io.pointexpiry.campaign;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

import org.jspecify.annotations.Nullable;

/**
 * What became of a list, one group against the other. Shares and points of each member
 * have four decimals, halves rounded up.
 *
 * @param list the list
 * @param campaign members who got a message
 * @param control members who got none
 * @param shareDifference how much larger the share of the campaign is; null: a group has
 * no members
 * @param pointsDifference how many more points each of the campaign redeemed; null: a
 * group has no members
 */
public record CampaignResult(Campaign list, Part campaign, Part control, @Nullable BigDecimal shareDifference,
		@Nullable BigDecimal pointsDifference) {

	private static final int DECIMALS = 4;

	static CampaignResult of(Campaign list, Part campaign, Part control) {
		return new CampaignResult(list, campaign, control, difference(campaign.share(), control.share()),
				difference(campaign.pointsPerMember(), control.pointsPerMember()));
	}

	private static @Nullable BigDecimal difference(@Nullable BigDecimal one, @Nullable BigDecimal other) {
		return (one == null || other == null) ? null : one.subtract(other);
	}

	/**
	 * What became of a group.
	 *
	 * @param members how many it has
	 * @param cameBack how many of them did anything after the list's day
	 * @param share how many of one member that is; null: it has no members
	 * @param pointsRedeemed what they redeemed together after that day, and did not
	 * cancel
	 * @param pointsPerMember what each of them redeemed of it; null: it has no members
	 */
	public record Part(long members, long cameBack, @Nullable BigDecimal share, BigInteger pointsRedeemed,
			@Nullable BigDecimal pointsPerMember) {

		static final Part NONE = of(0, 0, BigInteger.ZERO);

		static Part of(long members, long cameBack, BigInteger pointsRedeemed) {
			return new Part(members, cameBack, perMember(BigInteger.valueOf(cameBack), members), pointsRedeemed,
					perMember(pointsRedeemed, members));
		}

		private static @Nullable BigDecimal perMember(BigInteger sum, long members) {
			return (members == 0) ? null
					: new BigDecimal(sum).divide(BigDecimal.valueOf(members), DECIMALS, RoundingMode.HALF_UP);
		}

	}

	/** The lines for the screen. */
	public String text() {
		return """
				List %s as of %s: who did anything after that day, and what they redeemed.
				%-10s %12s %12s %8s %16s %12s
				%s%s%s""".formatted(this.list.name(), this.list.asOf(), "list", "members", "came back", "share",
				"points redeemed", "per member", line("CAMPAIGN", this.campaign), line("CONTROL", this.control),
				more());
	}

	private static String line(String name, Part part) {
		return "%-10s %,12d %,12d %8s %,16d %12s%n".formatted(name, part.members(), part.cameBack(),
				percent(part.share()), part.pointsRedeemed(), points(part.pointsPerMember()));
	}

	private String more() {
		BigDecimal share = this.shareDifference;
		BigDecimal points = this.pointsDifference;
		if (share == null || points == null) {
			return "One of the groups has no members; what the campaign brought about cannot be told.%n".formatted();
		}
		return "Difference: %+.2f percentage points came back, %+,.1f points redeemed per member.%n"
			.formatted(share.movePointRight(2), points);
	}

	private static String percent(@Nullable BigDecimal share) {
		return (share == null) ? "" : "%.2f %%".formatted(share.movePointRight(2));
	}

	private static String points(@Nullable BigDecimal points) {
		return (points == null) ? "" : "%,.1f".formatted(points);
	}

}
