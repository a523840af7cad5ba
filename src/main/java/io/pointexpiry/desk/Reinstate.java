package io.pointexpiry.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

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

	DeskResult reinstate(String lotId, @Nullable LocalDate until, DeskOrder order) {
		return this.book.write((lastClosed) -> {
			DeskLot lot = this.book.lot(lotId);
			String memberId = lot.lot().memberId();
			MemberExpiries lapses = MemberExpiries.of(memberId, this.book.reads());
			ExpiryEntry expiry = lapses.latestOf(lotId)
				.orElseThrow(() -> new DeskRefusedException(
						"Nothing of lot %s has lapsed (it is %s); there is nothing to give back.".formatted(lotId,
								word(lot.status()))));
			long points = lapses.still(expiry);
			if (points == 0) {
				throw new DeskRefusedException("What lapsed of lot %s on %s was given back already: %s."
					.formatted(lotId, expiry.businessDate(), where(lapses.givenBack(expiry))));
			}
			// Before the first day is closed, what lapsed did so in a run that goes on
			LocalDate next = (lastClosed != null) ? lastClosed.plusDays(1) : expiry.businessDate();
			LocalDate promised = (until != null) ? until : this.book.defaultUntil(next);
			if (promised.isBefore(next)) {
				throw new DeskRefusedException(
						"%s is closed already; name %s or a later day.".formatted(promised, next));
			}
			return giveBack(lot, expiry, points, promised, next, order);
		});
	}

	private DeskResult giveBack(DeskLot lot, ExpiryEntry expiry, long points, LocalDate until, LocalDate next,
			DeskOrder order) {
		MemberState member = this.book.member(lot.lot().memberId());
		String memberId = member.member().memberId();
		DeskLedger table = this.book.table();
		DeskLedger.Entry entry = new DeskLedger.Entry("reinstate", memberId, lot.lotId(), next, until, points,
				order.why(), order.byWhom(), order.at());
		long deskId = table.record(entry);
		Lot back = new Lot(this.book.nextName(lot), memberId, lot.lot().kind(), lot.lot().earnedOn(), points, points,
				until, until);
		table.reinstate(dated(back, member, next.minusDays(1)), lot.lotId(), next);
		table.promise(back, deskId, entry, until, next, expiry.expiresOn());
		table.giveBack(back, expiry, "desk." + deskId, next, order.at());
		this.book.review(memberId, next);
		this.book.tell(new Ledger.Cue(memberId, "REINSTATED", back.lotId(), "desk." + deskId, points,
				expiry.expiresOn(), until));
		Set<String> wrong = new TreeSet<>(this.book.warningsOn(memberId, until, order));
		return new DeskResult(entry.command(), memberId, lot.lotId(), back.lotId(), points, expiry.expiresOn(), until,
				next, this.book.recall(wrong));
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

}
