package io.pointexpiry.night;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.pointexpiry.domain.Dormancy;
import io.pointexpiry.domain.Losses;
import io.pointexpiry.domain.Lot;
import io.pointexpiry.domain.Member;
import io.pointexpiry.domain.Policy;
import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.domain.Reason;
import io.pointexpiry.ledger.DecidedLots;
import io.pointexpiry.ledger.LotReads;
import io.pointexpiry.ledger.LotState;
import io.pointexpiry.ledger.MemberReads;
import io.pointexpiry.ledger.MemberState;
import io.pointexpiry.ledger.NightRun;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * What the members of a chunk would lose on each date, for the guard: all of it, also
 * what other chunks of the run hold, or have taken or deferred before this one. No sum
 * depends on where a chunk ends.
 *
 * @see "rules.md#the-guard"
 */
@Component
final class PointsAtStake {

	private final PolicyHistory policies;

	private final LotReads lots;

	private final DecidedLots decided;

	private final PastDates past;

	PointsAtStake(PolicyHistory policies, MemberReads members, LotReads lots, DecidedLots decided) {
		this.policies = policies;
		this.lots = lots;
		this.decided = decided;
		this.past = new PastDates(policies, members);
	}

	/** The losses of members in a night that is being decided. */
	Losses of(NightRun run, Map<String, MemberState> owners) {
		Collection<String> ids = owners.keySet();
		List<DecidedLots.Decided> decisions = this.decided.of(ids, run.runId());
		Set<String> done = decisions.stream().map((it) -> it.lot().lotId()).collect(Collectors.toSet());
		List<LotState> open = this.lots.open(ids, run.businessDate())
			.stream()
			.filter((lot) -> !done.contains(lot.lot().lotId()))
			.map((lot) -> run.isOfThePast() ? this.past.date(lot, ownerOf(lot.lot(), owners), run) : lot)
			.toList();
		Losses losses = of(run, owners, open);
		decisions.forEach((it) -> addDecided(losses, it, ownerOf(it.lot(), owners), run));
		return losses;
	}

	/** The losses of members whose open lots are known, with the dates of the day. */
	Losses of(NightRun run, Map<String, MemberState> owners, Collection<LotState> open) {
		return of(open, this.lots.held(open.stream().map((lot) -> lot.lot().lotId()).toList()), run.businessDate(),
				(lot) -> lapseOf(lot, ownerOf(lot, owners), run));
	}

	/**
	 * The losses of members whose open lots are known, with the dates of a day.
	 * @param held the lots that the customer desk holds
	 * @param lapseOf the day on which dormancy would take a lot, or null
	 */
	static Losses of(Collection<LotState> open, Set<String> held, LocalDate day,
			Function<Lot, @Nullable LocalDate> lapseOf) {
		Losses losses = new Losses();
		for (LotState lot : open) {
			LocalDate reversedOn = lot.reversedOn();
			boolean waits = reversedOn != null && !reversedOn.equals(day);
			if (!waits && !held.contains(lot.lot().lotId())) {
				losses.add(lot.lot(), lot.expiresOn(), lapseOf.apply(lot.lot()));
			}
		}
		return losses;
	}

	private void addDecided(Losses losses, DecidedLots.Decided it, MemberState owner, NightRun run) {
		boolean dormancy = it.reason() == Reason.DORMANCY;
		LocalDate on = (dormancy && it.expired()) ? lapseOf(it.lot(), owner, run) : it.dueOn();
		if (on != null && it.reason() != Reason.WITHDRAWAL) {
			losses.add(it.lot().memberId(), dormancy, on, it.points());
		}
	}

	private static MemberState ownerOf(Lot lot, Map<String, MemberState> owners) {
		return Objects.requireNonNull(owners.get(lot.memberId()), "a lot has a member");
	}

	private @Nullable LocalDate lapseOf(Lot lot, MemberState owner, NightRun run) {
		Member member = owner.member();
		Policy inForce = this.policies.inForceOn(run.businessDate());
		return Dormancy.lapseOf(run.isOfThePast() ? this.past.lapseOn(owner, run) : owner.lapseOn(), lot, member,
				inForce);
	}

}
