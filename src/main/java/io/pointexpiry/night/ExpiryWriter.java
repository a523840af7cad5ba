package io.pointexpiry.night;

import io.pointexpiry.domain.NoticePlan;
import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.ledger.Ledger;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Records what was decided about due lots, counts it, and leaves word of what members are
 * to be told of it.
 */
class ExpiryWriter implements ItemWriter<DecidedLot> {

	private final RunPart part;

	private final Ledger ledger;

	private final ControlTotalsBook totals;

	private final TakenAgain takenAgain;

	private final boolean confirmed;

	ExpiryWriter(RunPart part, PolicyHistory policies, Ledger ledger, ControlTotalsBook totals, TakenAgain takenAgain) {
		this.part = part;
		this.ledger = ledger;
		this.totals = totals;
		this.takenAgain = takenAgain;
		NoticePlan notices = policies.inForceOn(part.run().businessDate()).notices();
		this.confirmed = notices != null && notices.confirmExpiry();
	}

	@Override
	public void write(Chunk<? extends DecidedLot> lots) {
		DecidedChunk chunk = new DecidedChunk(this.part.run());
		lots.forEach(chunk::add);
		chunk.record(this.ledger, this.takenAgain.toConfirm(this.part.run(), chunk.expiries(), this.confirmed));
		this.totals.add(this.part, chunk.totals());
	}

}
