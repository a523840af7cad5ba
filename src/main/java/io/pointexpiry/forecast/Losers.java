package io.pointexpiry.forecast;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import io.pointexpiry.ledger.MemberState;
import org.jspecify.annotations.Nullable;

/**
 * Members who would lose points earlier: the ten who lose most, and by when all of them
 * have to be told. Lots come in the order of their members; only ten members are kept.
 */
final class Losers {

	private static final int NAMED = 10;

	/** The one who loses least first; of equals, the last by id. */
	private static final Comparator<ImpactSummary.Loser> LEAST_FIRST = Comparator.comparing(ImpactSummary.Loser::points)
		.thenComparing(ImpactSummary.Loser::memberId, Comparator.reverseOrder());

	private final Predicate<MemberState> canBeTold;

	private final UnaryOperator<LocalDate> toldBy;

	private final PriorityQueue<ImpactSummary.Loser> most = new PriorityQueue<>(LEAST_FIRST);

	private final TreeMap<LocalDate, ImpactSummary.ToTell> toTell = new TreeMap<>();

	private @Nullable MemberState member;

	private BigInteger points = BigInteger.ZERO;

	private LocalDate firstOn = LocalDate.MAX;

	private LocalDate firstOfAll = LocalDate.MAX;

	/**
	 * Creates it.
	 * @param canBeTold whether a member can be told anything
	 * @param toldBy the day by which a member has to know who first loses points on a day
	 */
	Losers(Predicate<MemberState> canBeTold, UnaryOperator<LocalDate> toldBy) {
		this.canBeTold = canBeTold;
		this.toldBy = toldBy;
	}

	/** Adds points that a member would lose on a day, earlier than now. */
	void add(MemberState owner, LocalDate on, long lost) {
		if (this.member != null && !this.member.member().memberId().equals(owner.member().memberId())) {
			finish();
		}
		this.member = owner;
		this.points = this.points.add(BigInteger.valueOf(lost));
		this.firstOn = on.isBefore(this.firstOn) ? on : this.firstOn;
	}

	/** Ends the last member. */
	void finish() {
		MemberState ended = this.member;
		if (ended == null) {
			return;
		}
		this.most
			.add(new ImpactSummary.Loser(ended.member().memberId(), ended.member().tier(), this.points, this.firstOn));
		if (this.most.size() > NAMED) {
			this.most.remove();
		}
		LocalDate by = this.toldBy.apply(this.firstOn);
		this.toTell.merge(by, new ImpactSummary.ToTell(by, 1, this.canBeTold.test(ended) ? 0 : 1),
				ImpactSummary.ToTell::plus);
		this.firstOfAll = this.firstOn.isBefore(this.firstOfAll) ? this.firstOn : this.firstOfAll;
		this.member = null;
		this.points = BigInteger.ZERO;
		this.firstOn = LocalDate.MAX;
	}

	/** The first day on which anyone loses points earlier; null: nobody does. */
	@Nullable LocalDate firstOn() {
		return this.firstOfAll.equals(LocalDate.MAX) ? null : this.firstOfAll;
	}

	/** Those who lose most, the greatest loss first. */
	List<ImpactSummary.Loser> most() {
		List<ImpactSummary.Loser> sorted = new ArrayList<>(this.most);
		sorted.sort(LEAST_FIRST.reversed());
		return List.copyOf(sorted);
	}

	/** Who has to be told, by the day by which. */
	List<ImpactSummary.ToTell> toTell() {
		return List.copyOf(this.toTell.values());
	}

}
