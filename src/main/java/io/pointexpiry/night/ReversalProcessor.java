package io.pointexpiry.night;

import java.util.List;
import java.util.Optional;

import io.pointexpiry.domain.Lot;
import io.pointexpiry.ledger.Ledger;
import io.pointexpiry.ledger.NightRun;
import io.pointexpiry.ledger.Reversals.Lapsed;

import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Decides what goes back to a lot: all that the runs of the day took and nobody gave back
 * since. The lot waits until the day is closed once more.
 *
 * @see "rules.md#reversals"
 */
class ReversalProcessor implements ItemProcessor<TakenLot, ReversalProcessor.Answer> {

	private static final String REVERSED = "REVERSED";

	private final NightRun run;

	ReversalProcessor(NightRun run) {
		this.run = run;
	}

	/**
	 * What goes back to a lot.
	 *
	 * @param lapsed the expiries that are reversed
	 * @param withheld the lot that waits; empty: nothing went back
	 * @param cue what its member is told; empty: nothing
	 */
	record Answer(List<Lapsed> lapsed, Optional<Ledger.Withheld> withheld, Optional<Ledger.Cue> cue) {

		Answer {
			lapsed = List.copyOf(lapsed);
		}

	}

	@Override
	public Answer process(TakenLot taken) {
		if (taken.lapsed().isEmpty()) {
			return new Answer(List.of(), Optional.empty(), Optional.empty());
		}
		Lot lot = taken.lot().lot().holding(taken.points());
		return new Answer(taken.lapsed(),
				Optional.of(new Ledger.Withheld(lot, taken.lot().expiresOn(), REVERSED, null)),
				Optional.of(new Ledger.Cue(lot.memberId(), REVERSED, lot.lotId(), this.run.runId(), lot.remaining(),
						this.run.lastUsableOn(taken.lot().expiresOn()), null)));
	}

}
