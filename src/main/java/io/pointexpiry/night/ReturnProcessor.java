package io.pointexpiry.night;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.pointexpiry.domain.LateActivity;
import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.ledger.NightRun;
import io.pointexpiry.ledger.Reinstatements;
import io.pointexpiry.ledger.Reinstatements.Lapsed;
import io.pointexpiry.ledger.Reinstatements.Reinstated;

import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Decides which points go back to a member because an activity, had it been known, would
 * have kept dormancy from taking them.
 *
 * @see "rules.md#late-activity"
 */
class ReturnProcessor implements ItemProcessor<MemberWithExpiries, ReturnProcessor.Answer> {

	private final NightRun run;

	private final PolicyHistory policies;

	private final LateActivity lateActivity;

	ReturnProcessor(NightRun run, PolicyHistory policies) {
		this.run = run;
		this.policies = policies;
		this.lateActivity = new LateActivity(policies);
	}

	/**
	 * What goes back to a member.
	 *
	 * @param returned each expiry that is given back; often none
	 */
	record Answer(List<Reinstated> returned) {

		Answer {
			returned = List.copyOf(returned);
		}

	}

	@Override
	public Answer process(MemberWithExpiries member) {
		Map<String, Integer> numbers = new HashMap<>(member.numbers());
		List<Reinstated> returned = new ArrayList<>();
		for (Lapsed lapsed : member.lapsed()) {
			if (this.lateActivity.wouldHavePrevented(
					new LateActivity.Lapse(lapsed.tier(), lapsed.inactiveSince(), lapsed.businessDate()),
					member.member(), Objects.requireNonNull(member.activities().get(lapsed.businessDate())))) {
				returned.add(reinstated(lapsed, numbers));
			}
		}
		return new Answer(returned);
	}

	private Reinstated reinstated(Lapsed lapsed, Map<String, Integer> numbers) {
		LateActivity.Time time = ExpiryProcessor.timeOfReturn(lapsed.expiresOn(), this.run, this.policies);
		int number = numbers.merge(Reinstatements.first(lapsed.lotId()), 1, Math::addExact);
		return new Reinstated(lapsed, Reinstatements.name(lapsed.lotId(), number), time.expiresOn(), time.promised());
	}

}
