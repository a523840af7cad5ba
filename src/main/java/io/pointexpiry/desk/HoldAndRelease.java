package io.pointexpiry.desk;

import java.time.LocalDate;
import java.util.List;

import io.pointexpiry.domain.Points;
import io.pointexpiry.ledger.DeskLedger;
import io.pointexpiry.ledger.MemberState;
import org.jspecify.annotations.Nullable;

/**
 * Forbids expiry, and allows it again. The lots are locked, so that a night either took
 * them before or finds the hold.
 *
 * @see "rules.md#the-customer-desk"
 */
final class HoldAndRelease {

	private final DeskBook book;

	HoldAndRelease(DeskBook book) {
		this.book = book;
	}

	DeskResult holdMember(String memberId, DeskOrder order) {
		return this.book.write((lastClosed) -> {
			MemberState member = this.book.member(memberId);
			return hold(member, null, this.book.reads().lockOpen(memberId), lastClosed, order);
		});
	}

	DeskResult holdLot(String lotId, DeskOrder order) {
		return this.book.write((lastClosed) -> {
			DeskLot lot = this.book.openLot(lotId);
			return hold(this.book.member(lot.lot().memberId()), lotId, List.of(lot), lastClosed, order);
		});
	}

	DeskResult releaseMember(String memberId, DeskOrder order) {
		return this.book.write((lastClosed) -> {
			this.book.member(memberId);
			DeskHold hold = this.book.standing(memberId, null);
			if (hold == null) {
				throw new DeskRefusedException(
						"Member %s is not held; holds on single lots are released with --lot.".formatted(memberId));
			}
			return release(hold, this.book.reads().lockOpen(memberId), lastClosed, order);
		});
	}

	DeskResult releaseLot(String lotId, DeskOrder order) {
		return this.book.write((lastClosed) -> {
			DeskLot lot = this.book.lot(lotId);
			String memberId = lot.lot().memberId();
			DeskHold hold = this.book.standing(memberId, lotId);
			if (hold == null) {
				throw new DeskRefusedException((this.book.standing(memberId, null) != null)
						? "Lot %s is not held by itself, but all lots of its member are; end that with: %s"
							.formatted(lotId, Words.command("release", "--member", memberId))
						: "Lot %s is not held.".formatted(lotId));
			}
			return release(hold, List.of(lot), lastClosed, order);
		});
	}

	private DeskResult hold(MemberState member, @Nullable String lotId, List<DeskLot> lots,
			@Nullable LocalDate lastClosed, DeskOrder order) {
		String memberId = member.member().memberId();
		DeskHold present = this.book.standing(memberId, lotId);
		if (present != null) {
			throw new DeskRefusedException("%s is held already, since %s by %s: %s".formatted(
					(lotId != null) ? "Lot " + lotId : "Member " + memberId, present.placedAt(), present.byWhom(),
					present.why()));
		}
		DeskLedger.Entry entry = entry("hold", memberId, lotId, lots, lastClosed, order);
		this.book.table().record(entry);
		this.book.table().hold(entry);
		this.book.look(memberId);
		return result(entry, this.book.recall(this.book.warningsOf(member, lots, lastClosed, order)));
	}

	private DeskResult release(DeskHold hold, List<DeskLot> lots, @Nullable LocalDate lastClosed, DeskOrder order) {
		DeskLedger.Entry entry = entry("release", hold.memberId(), hold.lotId(), lots, lastClosed, order);
		this.book.table().record(entry);
		this.book.table().release(hold.holdId(), entry);
		this.book.look(hold.memberId());
		return result(entry, List.of());
	}

	private static DeskLedger.Entry entry(String command, String memberId, @Nullable String lotId, List<DeskLot> lots,
			@Nullable LocalDate lastClosed, DeskOrder order) {
		long points = lots.stream().mapToLong((lot) -> lot.lot().remaining()).reduce(0, Points::together);
		return new DeskLedger.Entry(command, memberId, lotId, (lastClosed != null) ? lastClosed.plusDays(1) : null,
				null, points, order.why(), order.byWhom(), order.at());
	}

	private static DeskResult result(DeskLedger.Entry entry, List<String> recalled) {
		return new DeskResult(entry.command(), entry.memberId(), entry.lotId(), null, entry.points(), null, null,
				entry.businessDate(), recalled);
	}

}
