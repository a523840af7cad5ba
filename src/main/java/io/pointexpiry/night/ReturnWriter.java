package io.pointexpiry.night;

import java.util.List;

import io.pointexpiry.ledger.Ledger;
import io.pointexpiry.ledger.Reinstatements;
import io.pointexpiry.ledger.Reinstatements.Reinstated;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** Gives points back as new lots, and leaves word for their members. */
class ReturnWriter implements ItemWriter<ReturnProcessor.Answer> {

	private final RunPart part;

	private final Reinstatements reinstatements;

	private final Ledger ledger;

	ReturnWriter(RunPart part, Reinstatements reinstatements, Ledger ledger) {
		this.part = part;
		this.reinstatements = reinstatements;
		this.ledger = ledger;
	}

	@Override
	public void write(Chunk<? extends ReturnProcessor.Answer> answers) {
		List<Reinstated> returned = answers.getItems().stream().flatMap((it) -> it.returned().stream()).toList();
		this.reinstatements.reinstate(this.part.run(), returned);
		this.ledger.cue(returned.stream().map(this::cue).toList());
	}

	private Ledger.Cue cue(Reinstated it) {
		return new Ledger.Cue(it.lapsed().memberId(), "REINSTATED", it.lotId(), this.part.run().runId(),
				it.lapsed().points(), it.lapsed().expiresOn(),
				(it.expiresOn() != null) ? it.expiresOn() : it.promised());
	}

}
