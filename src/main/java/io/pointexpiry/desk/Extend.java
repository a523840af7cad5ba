package io.pointexpiry.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import io.pointexpiry.desk.DeskRefusedException.Cell;
import io.pointexpiry.domain.Activities;
import io.pointexpiry.domain.LotDates;
import io.pointexpiry.domain.LotDating;
import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.ledger.DeskLedger;
import io.pointexpiry.ledger.Ledger;
import io.pointexpiry.ledger.MemberState;
import org.jspecify.annotations.Nullable;

/**
 * Promises an open lot more time.
 *
 * @see "rules.md#the-customer-desk"
 */
final class Extend {

	private final DeskBook book;

	private final LotDates lotDates;

	Extend(DeskBook book, PolicyHistory policies) {
		this.book = book;
		this.lotDates = new LotDates(policies);
	}

	DeskResult extend(LotOrder order) {
		return this.book.write((lastClosed) -> carryOut(plan(order, lastClosed)));
	}

	/** Carries out what can be, in one transaction; or only says what would be done. */
	List<DeskOutcome> extendAll(List<LotOrder> orders, boolean dryRun) {
		return this.book.writeAll(orders, (order, lastClosed) -> {
			Extension planned = plan(order, lastClosed);
			return dryRun ? planned.result(List.of()) : carryOut(planned);
		});
	}

	private Extension plan(LotOrder order, @Nullable LocalDate lastClosed) {
		LocalDate until = order.until();
		if (until == null) {
			throw new DeskRefusedException(
					"No day is named for lot %s; name one with --until.".formatted(order.lotId()),
					Cell.until("", "the new last usable day"));
		}
		DeskLot lot = this.book.lot(order.lotId());
		order.check(lot);
		try {
			return plan(order, DeskBook.open(lot), until, lastClosed);
		}
		catch (DeskRefusedException ex) {
			throw this.book.reads().isPromised(order.lotId(), until) ? ex.doneAlready() : ex;
		}
	}

	private Extension plan(LotOrder order, DeskLot lot, LocalDate until, @Nullable LocalDate lastClosed) {
		String lotId = order.lotId();
		LocalDate next = DeskBook.next(lastClosed, order.order());
		MemberState member = this.book.member(lot.lot().memberId());
		LocalDate present = presentDate(lot, member, next);
		if (!until.isAfter(present)) {
			DeskRefusedException no = new DeskRefusedException(
					"Lot %s can be used until %s already; --until %s is no later.".formatted(lotId, present, until),
					Cell.until(until, "a day after %s, until when the lot can be used already".formatted(present)));
			throw until.equals(present) ? no.doneAlready() : no;
		}
		if (until.isBefore(next)) {
			throw new DeskRefusedException("%s is closed already; name %s or a later day.".formatted(until, next),
					Cell.until(until, "%s or a later day, for those before are closed".formatted(next)));
		}
		return new Extension(order, lot, member, present, until, lastClosed);
	}

	private DeskResult carryOut(Extension it) {
		DeskOrder order = it.order().order();
		DeskLot lot = it.lot();
		DeskLedger.Entry entry = new DeskLedger.Entry("extend", it.memberId(), lot.lotId(), it.businessDate(),
				it.until(), lot.lot().remaining(), order.why(), order.byWhom(), order.at());
		long deskId = this.book.table().record(entry);
		LocalDate day = Objects.requireNonNullElse(it.businessDate(), lot.lot().earnedOn());
		this.book.table().promise(lot.lot(), deskId, entry, it.until(), day, it.present());
		this.book.table().extend(lot.lotId(), it.until());
		this.book.tell(new Ledger.Cue(it.memberId(), "EXTENDED", lot.lotId(), "desk." + deskId, lot.lot().remaining(),
				it.present(), it.until()));
		return it.result(this.book.recall(wrongNotices(it)));
	}

	/** Those of the date before, and those of the new one, on which more goes now. */
	private Set<String> wrongNotices(Extension it) {
		DeskOrder order = it.order().order();
		LocalDate lapse = this.book.lapseOf(it.member(), it.lot(), it.lastClosed(), order);
		boolean stands = lapse != null && !lapse.isBefore(it.until());
		Set<String> wrong = new TreeSet<>(this.book.warningsOf(stands ? withoutLapse(it.member()) : it.member(),
				List.of(it.lot()), it.lastClosed(), order));
		wrong.addAll(this.book.warningsOn(it.memberId(), it.until(), order));
		return wrong;
	}

	/** Warnings of a dormancy that comes no earlier than the promised day stay true. */
	private static MemberState withoutLapse(MemberState member) {
		return new MemberState(member.member(), member.phone(), member.locale(), member.wishes(),
				member.inactiveSince(), member.dormantOn(), null, member.dormantSince());
	}

	/**
	 * The lot's date; of one that no night has dated yet, as the next night will see it.
	 */
	private LocalDate presentDate(DeskLot lot, MemberState member, LocalDate next) {
		if (lot.isDated()) {
			return date(lot, lot.expiresOn());
		}
		String memberId = member.member().memberId();
		Activities activities = this.book.members()
			.activities(List.of(memberId), next)
			.getOrDefault(memberId, Activities.NONE);
		LotDating dating = this.lotDates.dateOf(lot.lot(), member.member(), activities, next);
		return dating.fold((dated) -> date(lot, dated.expiresOn()), (refused) -> {
			throw new DeskRefusedException(
					"Lot %s has no date, because its member has no %s; import the member with it first."
						.formatted(lot.lotId(), refused.missing()),
					Cell.lot(lot.lotId(), "a lot whose member has a " + refused.missing()));
		});
	}

	private static LocalDate date(DeskLot lot, @Nullable LocalDate expiresOn) {
		if (expiresOn == null) {
			throw new DeskRefusedException(
					"Lot %s never expires; there is nothing to extend. To keep dormancy from taking it: %s"
						.formatted(lot.lotId(), Words.command("hold", "--lot", lot.lotId())),
					Cell.lot(lot.lotId(), "a lot that expires some day"));
		}
		return expiresOn;
	}

	/**
	 * More time that can be promised.
	 *
	 * @param order what is asked for
	 * @param lot the lot, locked
	 * @param member its member
	 * @param present its date
	 * @param until its date afterwards
	 * @param lastClosed the last closed day; null: none is
	 */
	private record Extension(LotOrder order, DeskLot lot, MemberState member, LocalDate present, LocalDate until,
			@Nullable LocalDate lastClosed) {

		String memberId() {
			return this.member.member().memberId();
		}

		@Nullable LocalDate businessDate() {
			return (this.lastClosed != null) ? this.lastClosed.plusDays(1) : null;
		}

		DeskResult result(List<String> recalled) {
			return new DeskResult("extend", memberId(), this.lot.lotId(), null, this.lot.lot().remaining(),
					this.present, this.until, businessDate(), recalled);
		}

	}

}
