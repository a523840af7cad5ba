package io.pointexpiry.intake;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.pointexpiry.domain.BurnPlan;
import io.pointexpiry.domain.DatedLot;
import io.pointexpiry.domain.Lot;
import io.pointexpiry.domain.Take;
import io.pointexpiry.store.LapseTable.Entry;

/**
 * All lots of one member, from which redemptions are taken one after the other, each with
 * the dates that the lots had on its day. A lot that could not be dated on that day for
 * lack of the member's data can be used, and goes last.
 */
final class Purse {

	private final String memberId;

	private final Map<String, Pot> pots = new LinkedHashMap<>();

	private final BurnPlan burnPlan;

	private final MembersOnDays members;

	Purse(String memberId, BurnPlan burnPlan, MembersOnDays members) {
		this.memberId = memberId;
		this.burnPlan = burnPlan;
		this.members = members;
	}

	void put(String lotId, Pot pot) {
		this.pots.put(lotId, pot);
	}

	/**
	 * What a redemption takes, in the order in which it takes it; empty: too little is
	 * there.
	 */
	Optional<List<Part>> redeem(long points, LocalDate day) {
		return this.burnPlan.plan(usable(day), points, day).map((takes) -> {
			List<Part> parts = new ArrayList<>();
			for (Take take : takes) {
				Pot pot = Objects.requireNonNull(this.pots.get(take.lotId()));
				Entry expiry = pot.expirySince(day);
				parts.add(new Part(take, pot, expiry, pot.take(take.points(), day)));
			}
			this.members.redeemed(this.memberId, day);
			return parts;
		});
	}

	/** How many points a redemption could take. */
	BigInteger usablePoints(LocalDate day) {
		return usable(day).stream()
			.filter((dated) -> dated.isUsableOn(day))
			.map((dated) -> BigInteger.valueOf(dated.lot().remaining()))
			.reduce(BigInteger.ZERO, BigInteger::add);
	}

	private List<DatedLot> usable(LocalDate day) {
		return this.pots.values().stream().map((pot) -> dated(pot, day)).toList();
	}

	private DatedLot dated(Pot pot, LocalDate day) {
		Lot lot = pot.asOf(day);
		LocalDate expiresOn = this.members.expiresOn(lot, day);
		Entry expiry = pot.expirySince(day);
		if (expiry != null && expiresOn != null && expiresOn.isBefore(day)) {
			return new DatedLot(lot, expiry.expiresOn());
		}
		return new DatedLot(lot, expiresOn);
	}

	/**
	 * What a redemption takes of one lot.
	 *
	 * @param take the lot and the points
	 * @param pot the lot after it
	 * @param expiry the expiry out of which points are taken back; null: none can be
	 * @param takenBack how many of the points are
	 */
	record Part(Take take, Pot pot, @Nullable Entry expiry, long takenBack) {
	}

}
