package io.pointexpiry.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

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

	DeskResult extend(String lotId, LocalDate until, DeskOrder order) {
		return this.book.write((lastClosed) -> {
			DeskLot lot = this.book.openLot(lotId);
			LocalDate next = DeskBook.next(lastClosed, order);
			MemberState member = this.book.member(lot.lot().memberId());
			LocalDate present = presentDate(lot, member, next);
			if (!until.isAfter(present)) {
				throw new DeskRefusedException("Lot %s can be used until %s already; --until %s is no later."
					.formatted(lotId, present, until));
			}
			if (until.isBefore(next)) {
				throw new DeskRefusedException("%s is closed already; name %s or a later day.".formatted(until, next));
			}
			return extend(lot, member, present, until, lastClosed, order);
		});
	}

	private DeskResult extend(DeskLot lot, MemberState member, LocalDate present, LocalDate until,
			@Nullable LocalDate lastClosed, DeskOrder order) {
		String memberId = member.member().memberId();
		DeskLedger.Entry entry = new DeskLedger.Entry("extend", memberId, lot.lotId(),
				(lastClosed != null) ? lastClosed.plusDays(1) : null, until, lot.lot().remaining(), order.why(),
				order.byWhom(), order.at());
		long deskId = this.book.table().record(entry);
		LocalDate day = Objects.requireNonNullElse(entry.businessDate(), lot.lot().earnedOn());
		this.book.table().promise(lot.lot(), deskId, entry, until, day, present);
		this.book.table().extend(lot.lotId(), until);
		this.book.tell(new Ledger.Cue(memberId, "EXTENDED", lot.lotId(), "desk." + deskId, lot.lot().remaining(),
				present, until));
		LocalDate lapse = this.book.lapseOf(member, lot, lastClosed, order);
		boolean stands = lapse != null && !lapse.isBefore(until);
		Set<String> wrong = new TreeSet<>(
				this.book.warningsOf(stands ? withoutLapse(member) : member, List.of(lot), lastClosed, order));
		wrong.addAll(this.book.warningsOn(memberId, until, order));
		return new DeskResult(entry.command(), memberId, lot.lotId(), null, entry.points(), present, until,
				entry.businessDate(), this.book.recall(wrong));
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
						.formatted(lot.lotId(), refused.missing()));
		});
	}

	private static LocalDate date(DeskLot lot, @Nullable LocalDate expiresOn) {
		if (expiresOn == null) {
			throw new DeskRefusedException(
					"Lot %s never expires; there is nothing to extend. To keep dormancy from taking it: %s"
						.formatted(lot.lotId(), Words.command("hold", "--lot", lot.lotId())));
		}
		return expiresOn;
	}

}
