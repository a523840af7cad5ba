package io.pointexpiry.night;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.pointexpiry.domain.LotDates;
import io.pointexpiry.domain.LotDating;
import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.ledger.DateLedger;
import io.pointexpiry.ledger.Ledger;
import io.pointexpiry.ledger.LotState;
import io.pointexpiry.ledger.NightRun;
import io.pointexpiry.notice.NoticeItemRow;

import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Decides until when the lots of a member can be used.
 *
 * @see "rules.md#the-date-of-a-lot"
 */
class DatingProcessor implements ItemProcessor<MemberToDate, DatedMember> {

	private final NightRun run;

	private final LotDates lotDates;

	private final ReachedStages stages;

	DatingProcessor(NightRun run, PolicyHistory policies) {
		this.run = run;
		this.lotDates = new LotDates(policies);
		this.stages = new ReachedStages(policies);
	}

	@Override
	public DatedMember process(MemberToDate member) {
		List<DateLedger.NewDate> changes = new ArrayList<>();
		List<Ledger.Cue> corrections = new ArrayList<>();
		boolean look = !member.told().isEmpty();
		for (LotState lot : member.lots()) {
			LotDating dating = this.lotDates.dateOf(lot.lot(), member.owner().member(), member.activities(),
					this.run.stateDay());
			if (isNew(dating, lot)) {
				changes.add(new DateLedger.NewDate(lot.lot().lotId(), dating));
				correction(lot, dating, member.told()).ifPresent(corrections::add);
				look |= this.stages.reached(dating, lot.lot(), member.owner(), this.run);
			}
		}
		return new DatedMember(member.memberId(), changes, corrections, look);
	}

	/**
	 * A member who was told the date that an amendment changed is told the new one; no
	 * date is one, too.
	 */
	private Optional<Ledger.Cue> correction(LotState lot, LotDating dating, Set<LocalDate> told) {
		LocalDate before = lot.expiresOn();
		boolean toldOf = lot.policyVersion() != null && lot.refused() == null
				&& told.contains((before != null) ? before : NoticeItemRow.NEVER);
		return dating.fold(
				(dated) -> (!toldOf || Objects.equals(before, dated.expiresOn())) ? Optional.empty()
						: Optional.of(new Ledger.Cue(lot.lot().memberId(), "POLICY_CHANGE", lot.lot().lotId(),
								this.run.runId(), lot.lot().remaining(), before, dated.expiresOn())),
				(refused) -> Optional.empty());
	}

	private static boolean isNew(LotDating dating, LotState stored) {
		return dating.fold(
				(dated) -> stored.refused() != null || !dated.policyVersion().equals(stored.policyVersion())
						|| dated.reason() != stored.reason() || !Objects.equals(dated.expiresOn(), stored.expiresOn())
						|| !Objects.equals(dated.unchanged(), stored.unchangedOn()),
				(refused) -> !refused.missing().equals(stored.refused()));
	}

}
