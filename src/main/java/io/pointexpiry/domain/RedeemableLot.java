package io.pointexpiry.domain;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a lot holds for redemptions: what remains of it, and what expired and was not
 * given back, which a redemption that comes late may take out of the expiry.
 *
 * @see "rules.md#redemptions"
 */
public final class RedeemableLot {

	private final Lot lot;

	private final List<ExpiryMovement> movements;

	private final List<KnownPromise> promises;

	private final Map<ExpiryMovement, Long> takenBack = new HashMap<>();

	private long remaining;

	/**
	 * A lot as the books have it.
	 * @param lot the lot; of one that has expired nothing remains
	 * @param movements what expired of it and came back, in the order of business dates
	 * @param promises what was promised for it
	 */
	public RedeemableLot(Lot lot, List<ExpiryMovement> movements, List<KnownPromise> promises) {
		this.lot = lot;
		this.movements = List.copyOf(movements);
		this.promises = List.copyOf(promises);
		this.remaining = lot.remaining();
	}

	/** Its id. */
	public String lotId() {
		return this.lot.lotId();
	}

	/** The lot as it stood on a day: with the promises that were known then. */
	Lot asOf(LocalDate day) {
		LocalDate floor = this.promises.stream()
			.filter((promise) -> !promise.knownOn().isAfter(day))
			.map(KnownPromise::untilOn)
			.max(LocalDate::compareTo)
			.orElse(null);
		long held = Math.min(this.lot.points(), Math.addExact(this.remaining, expiredSince(day)));
		return new Lot(this.lot.lotId(), this.lot.memberId(), this.lot.kind(), this.lot.earnedOn(), this.lot.points(),
				held, this.lot.ownExpiresOn(), floor);
	}

	/**
	 * The latest expiry from which a redemption of a day can take points: of a day on
	 * which the lot could still be used, when that day or a later one was closed, and
	 * they were not all given back. Null: there is none.
	 */
	@Nullable ExpiryMovement expirySince(LocalDate day) {
		ExpiryMovement latest = null;
		for (ExpiryMovement movement : this.movements) {
			boolean usable = movement.expiresOn() == null || !movement.expiresOn().isBefore(day);
			if (movement.type() == ExpiryMovement.Type.EXPIRY && usable && !movement.businessDate().isBefore(day)
					&& unreturned(movement) > 0) {
				latest = movement;
			}
		}
		return latest;
	}

	private long expiredSince(LocalDate day) {
		ExpiryMovement expiry = expirySince(day);
		return (expiry != null) ? unreturned(expiry) : 0;
	}

	/**
	 * What an expiry took and nobody gave back since, redemptions taken here included.
	 */
	private long unreturned(ExpiryMovement expiry) {
		long left = -this.takenBack.getOrDefault(expiry, 0L);
		for (ExpiryMovement movement : this.movements) {
			if (movement.isOfTheSameExpiry(expiry)) {
				left = switch (movement.type()) {
					case EXPIRY -> Math.addExact(left, movement.points());
					case REVERSAL, REINSTATEMENT -> Math.subtractExact(left, movement.points());
				};
			}
		}
		return Math.max(0, Math.min(left, expiry.points()));
	}

	/**
	 * Takes points: first those that expired.
	 * @return how many of them had expired
	 */
	long take(long points, LocalDate day) {
		ExpiryMovement expiry = expirySince(day);
		long back = (expiry != null) ? Math.min(points, unreturned(expiry)) : 0;
		if (expiry != null) {
			this.takenBack.merge(expiry, back, Math::addExact);
		}
		this.remaining = Math.subtractExact(this.remaining, points - back);
		return back;
	}

	/** What remains of it now. */
	long remaining() {
		return this.remaining;
	}

}
