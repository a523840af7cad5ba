package io.pointexpiry.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A redemption of which points can go back: what was taken last comes back first, to the
 * lots from which it was taken.
 *
 * @see "rules.md#cancellations"
 */
public final class CancellableRedemption {

	private final List<LotDebit> takes;

	private final Map<String, Long> returned = new HashMap<>();

	/** A redemption, with what it took of lots, in that order. */
	public CancellableRedemption(List<LotDebit> takes) {
		this.takes = List.copyOf(takes);
	}

	/** Notes points that went back to a lot. */
	public void returned(LotDebit back) {
		this.returned.merge(back.lotId(), back.points(), Math::addExact);
	}

	/** How many points have not gone back. */
	public long open() {
		return left().stream().mapToLong(LotDebit::points).reduce(0, Math::addExact);
	}

	/**
	 * To which lots points go back; notes nothing.
	 * @param points at least 1
	 * @return empty where fewer are left of the redemption
	 */
	public Optional<List<LotDebit>> giveBack(long points) {
		return BurnPlan.giveBack(left(), points);
	}

	private List<LotDebit> left() {
		List<LotDebit> left = new ArrayList<>();
		for (LotDebit take : this.takes) {
			long points = take.points() - this.returned.getOrDefault(take.lotId(), 0L);
			if (points > 0) {
				left.add(new LotDebit(take.lotId(), points));
			}
		}
		return left;
	}

}
