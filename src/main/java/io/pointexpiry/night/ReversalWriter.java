package io.pointexpiry.night;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.pointexpiry.domain.ControlTotals;
import io.pointexpiry.domain.Outcome;
import io.pointexpiry.ledger.ActivityTable;
import io.pointexpiry.ledger.Ledger;
import io.pointexpiry.ledger.NightRun;
import io.pointexpiry.ledger.Reversals;
import io.pointexpiry.notice.ReversedConfirmations;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Reopens lots with what was taken, records and counts it, and recalls confirmations that
 * were not sent yet.
 */
class ReversalWriter implements ItemWriter<ReversalProcessor.Answer> {

	private final RunPart part;

	private final Reversals reversals;

	private final Ledger ledger;

	private final ControlTotalsBook totals;

	private final ActivityTable reviews;

	private final ReversedConfirmations confirmations;

	ReversalWriter(RunPart part, Reversals reversals, Ledger ledger, ControlTotalsBook totals, ActivityTable reviews,
			ReversedConfirmations confirmations) {
		this.part = part;
		this.reversals = reversals;
		this.ledger = ledger;
		this.totals = totals;
		this.reviews = reviews;
		this.confirmations = confirmations;
	}

	@Override
	public void write(Chunk<? extends ReversalProcessor.Answer> answers) {
		NightRun run = this.part.run();
		List<? extends ReversalProcessor.Answer> all = answers.getItems();
		List<Ledger.Withheld> withheld = all.stream().flatMap((it) -> it.withheld().stream()).toList();
		this.reversals.reopen(run, all.stream().flatMap((it) -> it.lapsed().stream()).toList());
		this.ledger.withhold(run, withheld);
		this.ledger.cue(all.stream().flatMap((it) -> it.cue().stream()).toList());
		Set<String> members = withheld.stream().map((it) -> it.lot().memberId()).collect(Collectors.toSet());
		this.reviews.review(members.stream()
			.map((member) -> new ActivityTable.Review(member, run.businessDate()))
			.collect(Collectors.toSet()));
		this.confirmations.recall(run, members);
		this.totals.add(this.part, counted(withheld));
	}

	private static ControlTotals counted(List<Ledger.Withheld> withheld) {
		ControlTotals totals = ControlTotals.NONE;
		for (Ledger.Withheld it : withheld) {
			totals = totals.plus(ControlTotals.of(Outcome.WITHHELD, it.lot().remaining()));
		}
		return totals;
	}

}
