package io.pointexpiry.night;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.pointexpiry.domain.ControlTotals;
import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.ledger.Ledger;
import io.pointexpiry.ledger.NightRun;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Decides about a page of members as the night would, in its order: extensions, then what
 * is due. It asks the same deciders as the night's steps, and writes nothing.
 *
 * @see "rules.md#dry-runs"
 */
@Component
final class DecidedAhead {

	private final PolicyHistory policies;

	private final ExtensionSource extensions;

	private final Candidates candidates;

	DecidedAhead(PolicyHistory policies, ExtensionSource extensions, Candidates candidates) {
		this.policies = policies;
		this.extensions = extensions;
		this.candidates = candidates;
	}

	/**
	 * What is decided about a page.
	 *
	 * @param totals its part of the control totals
	 * @param expiries what expires, by member and lot
	 */
	record Page(ControlTotals totals, List<Ledger.Expiry> expiries) {
	}

	/**
	 * Decides about a page.
	 * @param warnedSince the last closed day, where the warnings of the days from there
	 * to the run's are taken as given; null: they are not
	 */
	Page of(NightRun run, MemberPages.Page page, @Nullable LocalDate warnedSince) {
		ExtensionProcessor asked = new ExtensionProcessor(run, this.policies);
		List<Ledger.Floor> granted = ExtensionWriter
			.promises(this.extensions.of(page.lots(), page.members(), page.activities()).stream().map(asked::process));
		Map<String, LocalDate> until = granted.stream()
			.collect(Collectors.toMap((floor) -> floor.lot().lotId(), Ledger.Floor::until));
		ComingWarnings coming = ComingWarnings.before(run.businessDate(), warnedSince,
				this.policies.inForceOn(run.businessDate()));
		ExpiryProcessor rules = new ExpiryProcessor(run, this.policies);
		DecidedChunk decided = new DecidedChunk(run);
		this.candidates.asOf(run, page.promised(until), coming).stream().map(rules::process).forEach(decided::add);
		return new Page(ExtensionWriter.counted(granted).plus(decided.totals()), decided.expiries());
	}

}
