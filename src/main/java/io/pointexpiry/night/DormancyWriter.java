package io.pointexpiry.night;

import java.util.List;

import io.pointexpiry.ledger.DateLedger;
import io.pointexpiry.ledger.Ledger;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** Stores members' dormancy, and records who became dormant or active by it. */
class DormancyWriter implements ItemWriter<DormancyProcessor.Answer> {

	private final RunPart part;

	private final DateLedger dates;

	private final Ledger ledger;

	DormancyWriter(RunPart part, DateLedger dates, Ledger ledger) {
		this.part = part;
		this.dates = dates;
		this.ledger = ledger;
	}

	@Override
	public void write(Chunk<? extends DormancyProcessor.Answer> answers) {
		List<? extends DormancyProcessor.Answer> all = answers.getItems();
		this.dates.dormancy(this.part.run(), all.stream().flatMap((it) -> it.change().stream()).toList());
		this.ledger.cue(all.stream()
			.filter(DormancyProcessor.Answer::look)
			.flatMap((it) -> it.change().stream())
			.map((change) -> Ledger.Cue.look(change.memberId()))
			.toList());
	}

}
