package io.pointexpiry.campaign;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.pointexpiry.language.Catalogue;
import io.pointexpiry.language.ScreenColumn;
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

	/** The columns behind the name of a group. */
	private static final List<ScreenColumn> FIGURES = Stream.of(12, 12, 8, 16, 12).map(ScreenColumn::new).toList();

	private static final ScreenColumn NAME = new ScreenColumn(10);

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

	/**
	 * The lines for the screen.
	 * @param language Korean, or else English
	 */
	public String text(Locale language) {
		Catalogue words = new Catalogue(CampaignResult.class, language);
		List<String> heads = Stream.of("members", "came-back", "share", "points-redeemed", "per-member")
			.map((it) -> words.say("column." + it))
			.toList();
		return "%s%n%s%n%s%n%s%n%s%n".formatted(words.say("result", this.list.name(), this.list.asOf()),
				row(words.say("column.list"), heads), row("CAMPAIGN", figures(this.campaign)),
				row("CONTROL", figures(this.control)), difference(words));
	}

	private static List<String> figures(Part part) {
		return List.of("%,d".formatted(part.members()), "%,d".formatted(part.cameBack()), percent(part.share()),
				"%,d".formatted(part.pointsRedeemed()), points(part.pointsPerMember()));
	}

	private static String row(String name, List<String> figures) {
		StringBuilder row = new StringBuilder(NAME.left(name));
		for (int i = 0; i < figures.size(); i++) {
			row.append(' ').append(FIGURES.get(i).right(figures.get(i)));
		}
		return row.toString();
	}

	private String difference(Catalogue words) {
		BigDecimal share = this.shareDifference;
		BigDecimal points = this.pointsDifference;
		return (share == null || points == null) ? words.say("difference.none")
				: words.say("difference", "%+.2f".formatted(share.movePointRight(2)), "%+,.1f".formatted(points));
	}

	private static String percent(@Nullable BigDecimal share) {
		return (share == null) ? "" : "%.2f %%".formatted(share.movePointRight(2));
	}

	private static String points(@Nullable BigDecimal points) {
		return (points == null) ? "" : "%,.1f".formatted(points);
	}

}
