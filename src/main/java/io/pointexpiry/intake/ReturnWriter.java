package io.pointexpiry.intake;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.JdbcTemplate;

import io.pointexpiry.store.ActivityTable;
import io.pointexpiry.store.ActivityTable.Review;
import io.pointexpiry.store.Ledger;
import io.pointexpiry.store.LotTable;
import io.pointexpiry.store.LotTable.Return;
import io.pointexpiry.store.RedemptionTable;
import io.pointexpiry.store.RedemptionTable.ReturnedPart;
import io.pointexpiry.store.StoredLot;

/**
 * Writes points that came back to lots. Where they came back after the lot's date, the
 * lot is promised more time, and its member is told.
 */
final class ReturnWriter {

	private final LotTable lots;

	private final RedemptionTable redemptions;

	private final ActivityTable reviews;

	private final Ledger ledger;

	ReturnWriter(JdbcTemplate jdbc) {
		this.lots = new LotTable(jdbc);
		this.redemptions = new RedemptionTable(jdbc);
		this.reviews = new ActivityTable(jdbc);
		this.ledger = new Ledger(jdbc);
	}

	void write(Plan plan, Collection<StoredLot> after, List<ReturnedPart> parts, List<Late> late) {
		this.lots.move(after);
		this.redemptions.insertReturned(parts);
		this.lots.giveTime(late.stream().map((it) -> it.promise(plan)).toList());
		this.ledger.cue(late.stream().map(Late::cue).toList());
		this.reviews.review(after.stream()
			.map((lot) -> new Review(lot.lot().memberId(), plan.nextToClose()))
			.collect(Collectors.toSet()));
		this.reviews.look(after.stream().map((lot) -> lot.lot().memberId()).collect(Collectors.toSet()));
	}

	/**
	 * Points that came back after their lot's date.
	 *
	 * @param lot the lot as it was
	 * @param part what came back
	 * @param until how long it can be used
	 */
	record Late(StoredLot lot, ReturnedPart part, LocalDate until) {

		Late {
			LocalDate expiresOn = lot.expiresOn();
			until = (expiresOn != null && expiresOn.isAfter(until)) ? expiresOn : until;
		}

		Return promise(Plan plan) {
			return new Return(this.part.lotId(), this.part.cancellationId(), this.lot.lot().memberId(), this.until,
					this.part.cancelledOn(), this.part.points(), this.lot.expiresOn(), plan.recordedAt());
		}

		Ledger.Cue cue() {
			return new Ledger.Cue(this.lot.lot().memberId(), "REINSTATED", this.part.lotId(),
					this.part.cancellationId(), this.part.points(), this.lot.expiresOn(), this.until);
		}

	}

}
