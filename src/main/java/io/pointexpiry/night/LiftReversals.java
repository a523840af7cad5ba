package io.pointexpiry.night;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.pointexpiry.ledger.ActivityTable;
import io.pointexpiry.ledger.KeyQuery;
import io.pointexpiry.ledger.LotKey;
import io.pointexpiry.ledger.MemberRange;
import io.pointexpiry.ledger.NightRun;
import io.pointexpiry.ledger.Reversals;

/**
 * First of all when a reversed day is closed again: lots that its reversal reopened wait
 * no longer, their dates are looked at anew, and their members may be warned of them
 * again.
 */
final class LiftReversals implements NightWork {

	private final Reversals reversals;

	private final ActivityTable reviews;

	LiftReversals(Reversals reversals, ActivityTable reviews) {
		this.reversals = reversals;
		this.reviews = reviews;
	}

	@Override
	public String step() {
		return "liftReversals";
	}

	@Override
	public Optional<KeyQuery> selection(NightRun run) {
		return run.isRerun() ? Optional.of(Reversals.waitingFor(run.businessDate())) : Optional.empty();
	}

	@Override
	public void carryOut(NightRun run, MemberRange range, List<LotKey> keys) {
		this.reversals.lift(keys.stream().map(LotKey::lotId).toList());
		Set<String> members = keys.stream().map(LotKey::memberId).collect(Collectors.toSet());
		this.reviews.review(members.stream()
			.map((member) -> new ActivityTable.Review(member, run.businessDate()))
			.collect(Collectors.toSet()));
		this.reviews.look(members);
	}

}
