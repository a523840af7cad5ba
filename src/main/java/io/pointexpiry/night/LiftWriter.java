package io.pointexpiry.night;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.pointexpiry.ledger.ActivityTable;
import io.pointexpiry.ledger.LotKey;
import io.pointexpiry.ledger.Reversals;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Lets lots that a reversal reopened wait no longer: their dates are looked at anew, and
 * their members may be warned of them again.
 */
class LiftWriter implements ItemWriter<LotKey> {

	private final RunPart part;

	private final Reversals reversals;

	private final ActivityTable reviews;

	LiftWriter(RunPart part, Reversals reversals, ActivityTable reviews) {
		this.part = part;
		this.reversals = reversals;
		this.reviews = reviews;
	}

	@Override
	public void write(Chunk<? extends LotKey> lots) {
		List<? extends LotKey> keys = lots.getItems();
		this.reversals.lift(keys.stream().map(LotKey::lotId).toList());
		Set<String> members = keys.stream().map(LotKey::memberId).collect(Collectors.toSet());
		this.reviews.review(members.stream()
			.map((member) -> new ActivityTable.Review(member, this.part.run().businessDate()))
			.collect(Collectors.toSet()));
		this.reviews.look(members);
	}

}
