package io.pointexpiry.night;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.pointexpiry.domain.Decision;
import io.pointexpiry.ledger.DueLots;
import io.pointexpiry.ledger.Ledger;
import io.pointexpiry.ledger.LotState;
import io.pointexpiry.ledger.MemberState;
import org.jspecify.annotations.Nullable;

/**
 * What the nights to come do with one lot, one after the other, until one of them takes
 * it: extensions first, then what is due, decided by the night's own processors. Nights
 * that have nothing to decide about the lot are passed over.
 */
final class LotCourse {

	private final PageAhead page;

	private final MemberState stored;

	private final Set<String> granted;

	private LotState lot;

	private int deferrals;

	private LocalDate next = LocalDate.MIN;

	LotCourse(PageAhead page, LotState lot) {
		this.page = page;
		this.lot = lot;
		this.stored = page.page().owner(lot);
		this.granted = new HashSet<>(page.facts().granted(lot.lot().lotId()));
		this.deferrals = page.facts().deferrals(lot.lot().lotId());
	}

	/** The night that takes the lot; empty: none of those that are asked. */
	Optional<Outlook.Taken> taken() {
		for (Stretch stretch : this.page.stretches()) {
			Within within = new Within(stretch, stretch.dated(this.stored, this.page.page()));
			while (within.goOn()) {
				if (within.taken != null) {
					return Optional.of(within.taken);
				}
			}
		}
		return Optional.empty();
	}

	private void promise(LocalDate until, LocalDate day) {
		this.lot = this.lot.promised(until);
		this.next = day.plusDays(1);
	}

	/** The lot in the nights of one stretch. */
	private final class Within implements Decision.Cases<Boolean> {

		private final Stretch stretch;

		private final MemberState owner;

		private LocalDate day = LocalDate.MIN;

		private @Nullable Candidate candidate;

		private Outlook.@Nullable Taken taken;

		private Within(Stretch stretch, MemberState owner) {
			this.stretch = stretch;
			this.owner = owner;
		}

		/** Does what is next to be done; false: these nights do no more. */
		boolean goOn() {
			LocalDate from = this.stretch.from().isBefore(LotCourse.this.next) ? LotCourse.this.next
					: this.stretch.from();
			LotState dated = this.stretch.dated(LotCourse.this.lot, this.owner, LotCourse.this.page.page());
			Optional<LocalDate> due = this.stretch.firstDue(dated, this.owner, from);
			return isExtended(dated, from, due.orElse(null)) || (due.isPresent() && decide(dated, due.get()));
		}

		/** Extensions come before expiry, in the same night too. */
		private boolean isExtended(LotState dated, LocalDate from, @Nullable LocalDate due) {
			ExtendableLot asked = new ExtendableLot(dated, this.owner.member(),
					LotCourse.this.page.page().activitiesOf(this.owner), LotCourse.this.granted);
			Optional<Ledger.Floor> promise = this.stretch.nightsToExtend(dated, this.owner, from, due)
				.flatMap((night) -> promise(asked, night).stream())
				.findFirst();
			promise.ifPresent((it) -> LotCourse.this.granted.add(it.ref()));
			return promise.isPresent();
		}

		private Optional<Ledger.Floor> promise(ExtendableLot asked, LocalDate night) {
			Optional<Ledger.Floor> promise = new ExtensionProcessor(Stretch.night(night), this.stretch.policies())
				.process(asked)
				.promise();
			promise.ifPresent((it) -> {
				LotCourse.this.page.extended(it.lot(), it.until());
				LotCourse.this.promise(it.until(), night);
			});
			return promise;
		}

		private boolean decide(LotState dated, LocalDate due) {
			boolean byDate = new DueLots(this.stretch.policies()).isByDate(dated, this.owner, due);
			DecisionFacts facts = LotCourse.this.page.factsOf(this.stretch, this.owner, due, !byDate,
					Map.of(dated.lot().lotId(), LotCourse.this.deferrals));
			this.day = due;
			this.candidate = byDate ? Candidate.byDate(dated, this.owner.member(), facts.dueByDate(dated))
					: new Candidate(dated, this.owner.member(), facts.dueByDormancy(dated, this.owner.lapseOn()),
							this.owner.inactiveSince());
			return new ExpiryProcessor(Stretch.night(due), this.stretch.policies()).process(this.candidate)
				.decision()
				.fold(this);
		}

		@Override
		public Boolean expire(Decision.Expire expire) {
			this.taken = new Outlook.Taken(this.day, expire.reason());
			return true;
		}

		@Override
		public Boolean defer(Decision.Defer defer) {
			LotCourse.this.deferrals++;
			Objects.requireNonNull(this.candidate)
				.question()
				.ifPresent((due) -> LotCourse.this.page.deferred(due.lot().memberId(), due.reason(), defer.until(),
						due.pointsOfDate()));
			LotCourse.this.promise(defer.until(), this.day);
			return true;
		}

		@Override
		public Boolean withhold(Decision.Withhold withhold) {
			return false;
		}

		@Override
		public Boolean refuse(Decision.Refuse refuse) {
			return false;
		}

		@Override
		public Boolean retain(Decision.Retain retain) {
			return false;
		}

	}

}
