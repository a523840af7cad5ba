package io.pointexpiry.night;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import io.pointexpiry.domain.ControlTotals;
import io.pointexpiry.domain.Outcome;
import io.pointexpiry.ledger.Ledger;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** Records promises of more time, counts them, and leaves word for the members. */
class ExtensionWriter implements ItemWriter<ExtensionProcessor.Answer> {

	private final RunPart part;

	private final Ledger ledger;

	private final ControlTotalsBook totals;

	ExtensionWriter(RunPart part, Ledger ledger, ControlTotalsBook totals) {
		this.part = part;
		this.ledger = ledger;
		this.totals = totals;
	}

	@Override
	public void write(Chunk<? extends ExtensionProcessor.Answer> answers) {
		List<Ledger.Floor> promises = promises(answers.getItems().stream());
		this.ledger.promise(this.part.run(), promises);
		this.ledger.cue(promises.stream().map(this::cue).toList());
		this.totals.add(this.part, counted(promises));
	}

	private Ledger.Cue cue(Ledger.Floor promise) {
		return new Ledger.Cue(promise.lot().memberId(), "EXTENDED", promise.lot().lotId(),
				this.part.run().runId() + ":" + promise.ref(), promise.lot().remaining(), promise.oldExpiresOn(),
				promise.until());
	}

	/** The promises among some answers. */
	static List<Ledger.Floor> promises(Stream<? extends ExtensionProcessor.Answer> answers) {
		return answers.flatMap((it) -> it.promise().stream()).toList();
	}

	/** Each extended lot is a candidate of its own. */
	static ControlTotals counted(Collection<Ledger.Floor> promises) {
		ControlTotals counted = ControlTotals.NONE;
		for (Ledger.Floor promise : promises) {
			counted = counted.plus(ControlTotals.of(Outcome.EXTENDED, promise.lot().remaining()));
		}
		return counted;
	}

}
