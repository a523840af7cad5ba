package io.pointexpiry.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.pointexpiry.desk.DeskRefusedException.Cell;
import io.pointexpiry.domain.Activities;
import io.pointexpiry.domain.Lot;
import io.pointexpiry.domain.LotDates;
import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.ledger.DeskLedger;
import io.pointexpiry.ledger.ExpiryEntry;
import io.pointexpiry.ledger.Ledger;
import io.pointexpiry.ledger.LotState;
import io.pointexpiry.ledger.MemberState;
import io.pointexpiry.ledger.StoredLot;
import org.jspecify.annotations.Nullable;

/**
 * Gives lapsed points back as a new lot of the same kind and the same earned on. What is
 * promised is both its own date and its floor, so that no policy takes it earlier.
 *
 * @see "rules.md#reinstated-lots"
 */
final class Reinstate {

	private final DeskBook book;

	private final LotDates lotDates;

	Reinstate(DeskBook book, PolicyHistory policies) {
		this.book = book;
		this.lotDates = new LotDates(policies);
	}

	DeskResult reinstate(LotOrder order) {
		return this.book.write((lastClosed) -> carryOut(plan(order, lastClosed)));
	}

	/** Carries out what can be, in one transaction; or only says what would be done. */
	List<DeskOutcome> reinstateAll(List<LotOrder> orders, boolean dryRun) {
		return this.book.writeAll(orders, (order, lastClosed) -> {
			Return planned = plan(order, lastClosed);
			return dryRun ? planned.result(this.book.nextName(planned.lot()), List.of()) : carryOut(planned);
		});
	}

	private Return plan(LotOrder order, @Nullable LocalDate lastClosed) {
		String lotId = order.lotId();
		DeskLot lot = this.book.lot(lotId);
		order.check(lot);
		MemberExpiries lapses = MemberExpiries.of(lot.lot().memberId(), this.book.reads());
		ExpiryEntry expiry = lapses.latestOf(lotId)
			.orElseThrow(() -> new DeskRefusedException(
					"Nothing of lot %s has lapsed (it is %s); there is nothing to give back.".formatted(lotId,
							word(lot.status())),
					Cell.lot(lotId, "a lot that has expired; it is " + word(lot.status()))));
		long points = lapses.still(expiry);
		if (points == 0) {
			throw new DeskRefusedException(
					"What lapsed of lot %s on %s was given back already: %s.".formatted(lotId, expiry.businessDate(),
							where(lapses.givenBack(expiry))),
					Cell.lot(lotId, "a lot of which something was not given back"))
				.doneAlready();
		}
		// Before the first day is closed, what lapsed did so in a run that goes on
		LocalDate next = (lastClosed != null) ? lastClosed.plusDays(1) : expiry.businessDate();
		LocalDate until = (order.until() != null) ? order.until() : this.book.defaultUntil(next);
		if (until.isBefore(next)) {
			throw new DeskRefusedException("%s is closed already; name %s or a later day.".formatted(until, next),
					Cell.until(until, "%s or a later day, for those before are closed".formatted(next)));
		}
		return new Return(order, lot, expiry, points, until, next);
	}

	private DeskResult carryOut(Return it) {
		DeskOrder order = it.order().order();
		DeskLot lot = it.lot();
		MemberState member = this.book.member(lot.lot().memberId());
		String memberId = member.member().memberId();
		DeskLedger table = this.book.table();
		DeskLedger.Entry entry = new DeskLedger.Entry("reinstate", memberId, lot.lotId(), it.next(), it.until(),
				it.points(), order.why(), order.byWhom(), order.at());
		long deskId = table.record(entry);
		Lot back = new Lot(this.book.nextName(lot), memberId, lot.lot().kind(), lot.lot().earnedOn(), it.points(),
				it.points(), it.until(), it.until());
		table.reinstate(dated(back, member, it.next().minusDays(1)), lot.lotId(), it.next());
		table.promise(back, deskId, entry, it.until(), it.next(), it.expiry().expiresOn());
		table.giveBack(back, it.expiry(), "desk." + deskId, it.next(), order.at());
		this.book.review(memberId, it.next());
		this.book.tell(new Ledger.Cue(memberId, "REINSTATED", back.lotId(), "desk." + deskId, it.points(),
				it.expiry().expiresOn(), it.until()));
		Set<String> wrong = new TreeSet<>(this.book.warningsOn(memberId, it.until(), order));
		return it.result(back.lotId(), this.book.recall(wrong));
	}

	/** With its date as of the last closed day, so that it can be spent at once. */
	private LotState dated(Lot lot, MemberState member, LocalDate day) {
		Activities activities = this.book.members()
			.activities(List.of(lot.memberId()), day)
			.getOrDefault(lot.memberId(), Activities.NONE);
		LotState undated = new LotState(lot, true, null, null, null, null, null, null);
		return undated.as(this.lotDates.dateOf(lot, member.member(), activities, day));
	}

	private static String word(StoredLot.Status status) {
		return switch (status) {
			case OPEN -> "open";
			case SPENT -> "spent";
			case EXPIRED -> "expired";
		};
	}

	private static String where(List<ExpiryEntry> back) {
		return back.stream()
			.map((it) -> "%s to lot %s on %s".formatted(Words.ENGLISH.points(it.points()), it.lotId(), it.postedOn()))
			.reduce((one, other) -> one + ", " + other)
			.orElse("");
	}

	/**
	 * Points that can be given back.
	 *
	 * @param order what is asked for
	 * @param lot the lot that lost them, locked
	 * @param expiry what took them
	 * @param points how many
	 * @param until until when they can be used
	 * @param next the next day to be closed
	 */
	private record Return(LotOrder order, DeskLot lot, ExpiryEntry expiry, long points, LocalDate until,
			LocalDate next) {

		DeskResult result(String newLotId, List<String> recalled) {
			return new DeskResult("reinstate", this.lot.lot().memberId(), this.lot.lotId(), newLotId, this.points,
					this.expiry.expiresOn(), this.until, this.next, recalled);
		}

	}

}
