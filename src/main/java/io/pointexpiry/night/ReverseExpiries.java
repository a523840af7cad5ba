package io.pointexpiry.night;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.pointexpiry.domain.ControlTotals;
import io.pointexpiry.domain.Lot;
import io.pointexpiry.domain.Outcome;
import io.pointexpiry.ledger.ActivityTable;
import io.pointexpiry.ledger.KeyQuery;
import io.pointexpiry.ledger.Ledger;
import io.pointexpiry.ledger.LotKey;
import io.pointexpiry.ledger.LotReads;
import io.pointexpiry.ledger.LotState;
import io.pointexpiry.ledger.MemberRange;
import io.pointexpiry.ledger.NightRun;
import io.pointexpiry.ledger.Reversals;
import io.pointexpiry.ledger.Reversals.Lapsed;
import io.pointexpiry.notice.NoticeFolders;
import io.pointexpiry.notice.UnsentNotices;
import org.jspecify.annotations.Nullable;

/**
 * Gives back what the runs of a day took: the lots are open again, withheld until the day
 * is closed once more; confirmations that were not sent yet are recalled, and every
 * member is told.
 */
final class ReverseExpiries implements NightWork {

	private static final String REVERSED = "REVERSED";

	private final Reversals reversals;

	private final LotReads lots;

	private final Ledger ledger;

	private final ControlTotalsBook totals;

	private final ActivityTable reviews;

	private final UnsentNotices notices;

	private final NoticeFolders folders;

	ReverseExpiries(Reversals reversals, LotReads lots, Ledger ledger, ControlTotalsBook totals, ActivityTable reviews,
			UnsentNotices notices, NoticeFolders folders) {
		this.reversals = reversals;
		this.lots = lots;
		this.ledger = ledger;
		this.totals = totals;
		this.reviews = reviews;
		this.notices = notices;
		this.folders = folders;
	}

	@Override
	public String step() {
		return "reverseExpiries";
	}

	@Override
	public Optional<KeyQuery> selection(NightRun run) {
		return Optional.of(Reversals.takenOn(run.businessDate()));
	}

	@Override
	public void carryOut(NightRun run, MemberRange range, List<LotKey> keys) {
		List<String> ids = keys.stream().map(LotKey::lotId).toList();
		List<LotState> locked = this.lots.lock(ids);
		List<Lapsed> lapsed = this.reversals.outstanding(ids, run.businessDate());
		this.reversals.reopen(run, lapsed);
		Map<String, Long> points = lapsed.stream()
			.collect(Collectors.toMap(Lapsed::lotId, Lapsed::points, Math::addExact));
		List<Back> back = locked.stream()
			.flatMap((lot) -> Stream.ofNullable(points.get(lot.lot().lotId()))
				.map((it) -> new Back(lot.lot().holding(it), lot.expiresOn())))
			.toList();
		this.ledger.withhold(run, back.stream().map(Back::withheld).toList());
		this.ledger.cue(back.stream().map((it) -> it.cue(run)).toList());
		Set<String> members = back.stream().map((it) -> it.lot().memberId()).collect(Collectors.toSet());
		this.reviews.review(members.stream()
			.map((member) -> new ActivityTable.Review(member, run.businessDate()))
			.collect(Collectors.toSet()));
		recall(run, members);
		this.totals.add(run.runId(), step(), range.no(), counted(back));
	}

	/** What else a recalled notice told is told again, but not that the points lapsed. */
	private void recall(NightRun run, Set<String> members) {
		Set<String> wrong = this.reversals.confirmations(members, run);
		if (!wrong.isEmpty()) {
			this.notices.tellAgainExcept(wrong, run.businessDate());
			this.folders.recall(wrong);
		}
	}

	private static ControlTotals counted(List<Back> back) {
		ControlTotals totals = ControlTotals.NONE;
		for (Back it : back) {
			totals = totals.plus(ControlTotals.of(Outcome.WITHHELD, it.lot().remaining()));
		}
		return totals;
	}

	/** A lot with what came back to it, and its date. */
	private record Back(Lot lot, @Nullable LocalDate expiresOn) {

		Ledger.Withheld withheld() {
			return new Ledger.Withheld(this.lot, this.expiresOn, REVERSED, null, null);
		}

		Ledger.Cue cue(NightRun run) {
			return new Ledger.Cue(this.lot.memberId(), REVERSED, this.lot.lotId(), run.runId(), this.lot.remaining(),
					run.lastUsableOn(this.expiresOn), null);
		}

	}

}
