package io.pointexpiry.audit;

import java.time.LocalDate;
import java.util.List;

import io.pointexpiry.database.Snapshot;
import io.pointexpiry.ledger.UnfitRedemptions;

/** Checks that every redemption fits its lot. */
final class AuditRedemptions implements AuditPass {

	private static final String SENTENCE = "Every redemption is of the lot's owner, from the day it was earned to today.";

	private static final String WAY_OUT = "Correct the row where it was made: the online service, and table redemption.";

	private final LocalDate today;

	AuditRedemptions(LocalDate today) {
		this.today = today;
	}

	@Override
	public List<String> sentences() {
		return List.of(SENTENCE);
	}

	@Override
	public void audit(Snapshot books, AuditLog log) {
		books.each(UnfitRedemptions.SQL + " order by r.redemption_id, r.lot_id",
				(row) -> log.add(new AuditFinding(SENTENCE, row.getString("place"), row.getString("found"),
						row.getString("expected"), WAY_OUT)),
				this.today);
	}

}
