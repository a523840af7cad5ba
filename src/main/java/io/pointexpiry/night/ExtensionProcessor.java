package io.pointexpiry.night;

import java.time.LocalDate;
import java.util.Optional;

import io.pointexpiry.domain.Extensions;
import io.pointexpiry.domain.Grant;
import io.pointexpiry.domain.LotDates;
import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.ledger.Ledger;
import io.pointexpiry.ledger.LotState;
import io.pointexpiry.ledger.NightRun;

import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Decides whether a lot that is about to expire gets more time, and from which programme.
 *
 * @see "rules.md#extensions"
 */
class ExtensionProcessor implements ItemProcessor<ExtendableLot, ExtensionProcessor.Answer> {

	private final NightRun run;

	private final PolicyHistory policies;

	private final LotDates lotDates;

	ExtensionProcessor(NightRun run, PolicyHistory policies) {
		this.run = run;
		this.policies = policies;
		this.lotDates = new LotDates(policies);
	}

	/**
	 * What a lot is granted.
	 *
	 * @param promise the promise of more time; empty: no programme grants it any
	 */
	record Answer(Optional<Ledger.Floor> promise) {
	}

	@Override
	public Answer process(ExtendableLot asked) {
		LotState lot = asked.lot();
		return new Answer(grant(asked).map((it) -> new Ledger.Floor(lot.lot(), Ledger.Floor.Cause.EXTENSION, it.name(),
				it.expiresOn(), lot.expiresOn(), null)));
	}

	private Optional<Grant> grant(ExtendableLot asked) {
		LocalDate day = this.run.businessDate();
		LotState state = asked.lot();
		LocalDate expiresOn = state.expiresOn();
		if (!state.open() || expiresOn == null || !isAsked(expiresOn)) {
			return Optional.empty();
		}
		return Extensions.grant(this.policies.inForceOn(day).extensions(), state.lot(), asked.owner(),
				asked.activities(), expiresOn,
				this.lotDates.entryOf(state.lot(), asked.owner(), asked.activities(), day), asked.granted(), day);
	}

	/** A rerun of an earlier day asks only about lots of that very day. */
	private boolean isAsked(LocalDate expiresOn) {
		LocalDate day = this.run.businessDate();
		return this.run.isOfThePast() ? expiresOn.equals(day) : !expiresOn.isBefore(day);
	}

}
