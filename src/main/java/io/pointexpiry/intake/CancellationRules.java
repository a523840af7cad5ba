package io.pointexpiry.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.pointexpiry.domain.CancellableRedemption;
import io.pointexpiry.domain.LotDebit;
import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.ledger.RedemptionTable.Redemption;
import io.pointexpiry.ledger.RedemptionTable.ReturnedPart;
import io.pointexpiry.ledger.StoredLot;

/**
 * What cancellations give back, one after the other: to which lots, and until when the
 * points can be used that come back after their lot's date. Reads and writes nothing.
 *
 * @see "rules.md#cancellations"
 */
final class CancellationRules {

	private final PolicyHistory policies;

	private final Delivery delivery;

	private final PastLotDates dates;

	private final Map<String, StoredLot> lots;

	private final Map<String, List<ReturnedPart>> returned;

	private final Map<String, CancellableRedemption> redemptions = new HashMap<>();

	CancellationRules(PolicyHistory policies, Delivery delivery, PastLotDates dates, Map<String, StoredLot> lots,
			Map<String, List<ReturnedPart>> returned) {
		this.policies = policies;
		this.delivery = delivery;
		this.dates = dates;
		this.lots = new HashMap<>(lots);
		this.returned = returned;
	}

	/** Gives back what a row says. */
	Change cancel(Row row, Redemption redemption) throws RejectedRowException {
		LocalDate day = row.require(CancellationRowHandler.CANCELLED_ON);
		if (day.isBefore(redemption.redeemedOn())) {
			throw CancellationRowHandler.CANCELLED_ON.bad(day,
					"a date not before redeemed_on, " + redemption.redeemedOn());
		}
		CancellableRedemption cancellable = cancellable(redemption);
		List<LotDebit> back = back(row, cancellable);
		for (LotDebit take : back) {
			checkRoom(redemption, lot(take.lotId()), take);
		}
		List<Returned> parts = new ArrayList<>();
		for (LotDebit take : back) {
			parts.add(giveBack(row, take, day));
			cancellable.returned(take);
		}
		return new Change(parts);
	}

	private CancellableRedemption cancellable(Redemption redemption) {
		return this.redemptions.computeIfAbsent(redemption.redemptionId(), (id) -> {
			CancellableRedemption fresh = new CancellableRedemption(redemption.takes());
			this.returned.getOrDefault(id, List.of())
				.forEach((part) -> fresh.returned(new LotDebit(part.lotId(), part.points())));
			return fresh;
		});
	}

	private static List<LotDebit> back(Row row, CancellableRedemption cancellable) throws RejectedRowException {
		long open = cancellable.open();
		long points = row.getOr(CancellationRowHandler.POINTS, open);
		if (points > open || open == 0) {
			throw CancellationRowHandler.POINTS.bad(row.get(CancellationRowHandler.POINTS),
					"at most what is left of the redemption, " + open);
		}
		return cancellable.giveBack(points).orElseThrow();
	}

	private static void checkRoom(Redemption redemption, StoredLot lot, LotDebit take) throws RejectedRowException {
		if (take.points() > lot.lot().points() - lot.lot().remaining()) {
			throw CancellationRowHandler.REDEMPTION_ID.bad(redemption.redemptionId(),
					"a redemption whose points lot %s has room for; %d of its %d remain".formatted(take.lotId(),
							lot.lot().remaining(), lot.lot().points()));
		}
	}

	private Returned giveBack(Row row, LotDebit take, LocalDate day) {
		StoredLot before = lot(take.lotId());
		StoredLot after = before.withRemaining(Math.addExact(before.lot().remaining(), take.points()));
		this.lots.put(take.lotId(), after);
		ReturnedPart part = new ReturnedPart(row.require(CancellationRowHandler.CANCELLATION_ID),
				row.require(CancellationRowHandler.REDEMPTION_ID), take.lotId(), day, take.points(),
				this.delivery.postedOn(day));
		return new Returned(before, after, part, hasPassed(before, day),
				day.plus(this.policies.inForceOn(day).deferral()));
	}

	private boolean hasPassed(StoredLot lot, LocalDate day) {
		LocalDate expiresOn = this.dates.expiresOn(lot.lot(), day, null);
		boolean over = expiresOn != null
				&& (expiresOn.isBefore(day) || expiresOn.isBefore(this.delivery.nextToClose()));
		return over || lot.status() == StoredLot.Status.EXPIRED;
	}

	private StoredLot lot(String lotId) {
		return Objects.requireNonNull(this.lots.get(lotId));
	}

	/**
	 * What a row changes.
	 *
	 * @param parts what goes back to each lot, in that order
	 */
	record Change(List<Returned> parts) {
	}

	/**
	 * What goes back to one lot.
	 *
	 * @param before the lot before
	 * @param after the lot after
	 * @param part the entry
	 * @param late whether the lot's date has passed
	 * @param until how long points can be used that come back late, if no longer already
	 */
	record Returned(StoredLot before, StoredLot after, ReturnedPart part, boolean late, LocalDate until) {

		Returned {
			LocalDate expiresOn = before.expiresOn();
			until = (expiresOn != null && expiresOn.isAfter(until)) ? expiresOn : until;
		}

	}

}
