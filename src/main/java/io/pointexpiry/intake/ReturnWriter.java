package io.pointexpiry.intake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.pointexpiry.intake.CancellationRules.Change;
import io.pointexpiry.intake.CancellationRules.Returned;
import io.pointexpiry.ledger.ActivityTable;
import io.pointexpiry.ledger.ActivityTable.Review;
import io.pointexpiry.ledger.Ledger;
import io.pointexpiry.ledger.LotTable;
import io.pointexpiry.ledger.LotTable.Return;
import io.pointexpiry.ledger.RedemptionTable;
import io.pointexpiry.ledger.RedemptionTable.ReturnedPart;
import io.pointexpiry.ledger.StoredLot;

import org.springframework.jdbc.core.JdbcTemplate;

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

	void write(Delivery delivery, List<Change> changes) {
		List<Returned> parts = changes.stream().flatMap((change) -> change.parts().stream()).toList();
		List<Returned> late = parts.stream().filter(Returned::late).toList();
		Map<String, StoredLot> after = new LinkedHashMap<>();
		parts.forEach((part) -> after.put(part.part().lotId(), part.after()));
		Set<String> memberIds = after.values()
			.stream()
			.map((lot) -> lot.lot().memberId())
			.collect(Collectors.toCollection(TreeSet::new));
		this.lots.move(after.values());
		this.redemptions.insertReturned(parts.stream().map(Returned::part).toList());
		this.lots.giveTime(late.stream().map((part) -> promise(part, delivery)).toList());
		this.ledger.cue(late.stream().map(ReturnWriter::cue).toList());
		this.reviews.review(memberIds.stream()
			.map((memberId) -> new Review(memberId, delivery.nextToClose()))
			.collect(Collectors.toSet()));
		this.reviews.look(memberIds);
	}

	private static Return promise(Returned late, Delivery delivery) {
		ReturnedPart part = late.part();
		return new Return(part.lotId(), part.cancellationId(), late.before().lot().memberId(), late.until(),
				part.cancelledOn(), part.points(), late.before().expiresOn(), delivery.recordedAt());
	}

	private static Ledger.Cue cue(Returned late) {
		ReturnedPart part = late.part();
		return new Ledger.Cue(late.before().lot().memberId(), "REINSTATED", part.lotId(), part.cancellationId(),
				part.points(), late.before().expiresOn(), late.until());
	}

}
