package io.pointexpiry.night;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.ledger.KeyQuery;
import io.pointexpiry.ledger.LotReads;
import io.pointexpiry.ledger.LotState;
import io.pointexpiry.ledger.MemberReads;
import io.pointexpiry.ledger.NightRun;
import io.pointexpiry.ledger.Reinstatements.Reinstated;

/**
 * Looks ahead at what a night to come will give back: it asks what the night's step
 * {@code returnPoints} asks, and writes nothing.
 */
final class LotsToReturn {

	private final PolicyHistory policies;

	private final ReturnSource source;

	private final MemberReads members;

	private final LotReads lots;

	LotsToReturn(PolicyHistory policies, ReturnSource source, MemberReads members, LotReads lots) {
		this.policies = policies;
		this.source = source;
		this.members = members;
		this.lots = lots;
	}

	/** The members who may get points back. */
	KeyQuery keys(NightRun run) {
		return this.source.ahead(run);
	}

	/** The lots, not dated yet, that a night to come gives to some members. */
	List<LotState> of(NightRun run, Collection<String> ids) {
		List<String> asked = this.members.among(this.source.ahead(run), ids);
		ReturnProcessor processor = new ReturnProcessor(run, this.policies);
		List<Reinstated> returned = asked.isEmpty() ? List.of()
				: this.source.of(asked).stream().flatMap((it) -> processor.process(it).returned().stream()).toList();
		Map<String, LotState> origins = this.lots.byId(returned.stream().map((it) -> it.lapsed().lotId()).toList());
		return returned.stream()
			.map((it) -> it
				.undated(Objects.requireNonNull(origins.get(it.lapsed().lotId()), "an expiry has a lot").lot()))
			.toList();
	}

}
