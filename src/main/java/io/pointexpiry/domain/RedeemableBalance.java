package io.pointexpiry.domain;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * All lots of one member, from which redemptions are taken one after the other, each with
 * the dates that the lots had on its day: all its points, or nothing. A redemption that
 * comes late, dated on or before the last usable day of a lot that has expired since,
 * takes its points back out of the expiry. A lot that could not be dated on that day for
 * lack of the member's data can be used, and goes last.
 *
 * @see "rules.md#redemptions"
 */
public final class RedeemableBalance {

	private final Map<String, RedeemableLot> lots = new LinkedHashMap<>();

	private final BurnPlan burnPlan;

	private final DateOnDay dates;

	private @Nullable LocalDate redeemedOn;

	public RedeemableBalance(BurnPlan burnPlan, DateOnDay dates) {
		this.burnPlan = burnPlan;
		this.dates = dates;
	}

	/** Adds a lot. */
	public void put(RedeemableLot lot) {
		this.lots.put(lot.lotId(), lot);
	}

	/**
	 * Takes a redemption.
	 * @param points at least 1
	 * @param day the day of the redemption; not before that of the one taken before
	 * @return what it takes, in the order in which it takes it; empty: too little is
	 * there, and nothing was taken
	 */
	public Optional<List<Part>> redeem(long points, LocalDate day) {
		return this.burnPlan.plan(lotsOn(day), points, day).map((takes) -> {
			List<Part> parts = new ArrayList<>();
			for (LotDebit take : takes) {
				RedeemableLot lot = Objects.requireNonNull(this.lots.get(take.lotId()));
				ExpiryMovement expiry = lot.expirySince(day);
				long takenBack = lot.take(take.points(), day);
				parts.add(new Part(take, expiry, takenBack, lot.remaining()));
			}
			this.redeemedOn = (this.redeemedOn != null && this.redeemedOn.isAfter(day)) ? this.redeemedOn : day;
			return parts;
		});
	}

	/** How many points a redemption of a day could take. */
	public BigInteger usablePoints(LocalDate day) {
		return lotsOn(day).stream()
			.filter((dated) -> dated.isUsableOn(day))
			.map((dated) -> BigInteger.valueOf(dated.lot().remaining()))
			.reduce(BigInteger.ZERO, BigInteger::add);
	}

	private List<DatedLot> lotsOn(LocalDate day) {
		return this.lots.values().stream().map((lot) -> dated(lot, day)).toList();
	}

	private DatedLot dated(RedeemableLot redeemable, LocalDate day) {
		Lot lot = redeemable.asOf(day);
		LocalDate expiresOn = this.dates.expiresOn(lot, day, this.redeemedOn);
		ExpiryMovement expiry = redeemable.expirySince(day);
		if (expiry != null && expiresOn != null && expiresOn.isBefore(day)) {
			return new DatedLot(lot, expiry.expiresOn());
		}
		return new DatedLot(lot, expiresOn);
	}

	/** Until when a lot could be used, as it was on a day. */
	@FunctionalInterface
	public interface DateOnDay {

		/**
		 * A lot's last usable day.
		 * @param redeemedOn the latest redemption of its member that is not in the books
		 * yet; null: none
		 * @return null: never, or not to be told for lack of the member's data
		 */
		@Nullable LocalDate expiresOn(Lot lot, LocalDate day, @Nullable LocalDate redeemedOn);

	}

	/**
	 * What a redemption takes of one lot.
	 *
	 * @param take the lot and the points
	 * @param expiry the expiry out of which points are taken back; null: none can be
	 * @param takenBack how many of the points are
	 * @param remaining what remains of the lot then
	 */
	public record Part(LotDebit take, @Nullable ExpiryMovement expiry, long takenBack, long remaining) {
	}

}
