package io.pointexpiry.night;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.pointexpiry.domain.ControlTotals;
import io.pointexpiry.domain.Decision;
import io.pointexpiry.domain.Outcome;
import io.pointexpiry.domain.Tally;
import io.pointexpiry.ledger.Ledger;
import io.pointexpiry.ledger.NightRun;
import org.jspecify.annotations.Nullable;

/**
 * What the decisions about a chunk come to: collected, counted, and written in a few
 * statements.
 */
final class DecidedChunk {

	private final NightRun run;

	private final List<Ledger.Expiry> expiries = new ArrayList<>();

	private final List<Ledger.Floor> floors = new ArrayList<>();

	private final List<Ledger.Withheld> withheld = new ArrayList<>();

	private final List<Ledger.Cue> cues = new ArrayList<>();

	private final Map<Outcome, Tally> outcomes = new EnumMap<>(Outcome.class);

	private Tally candidates = Tally.NONE;

	DecidedChunk(NightRun run) {
		this.run = run;
	}

	void add(DecidedLot lot) {
		Candidate candidate = lot.candidate();
		Tally one = new Tally(1, candidate.lot().lot().remaining());
		this.candidates = this.candidates.plus(one);
		this.outcomes.merge(lot.decision().kind(), one, Tally::plus);
		lot.decision().fold(new Adding(candidate));
	}

	ControlTotals totals() {
		return new ControlTotals(this.candidates, this.outcomes);
	}

	/** What expires, in the order in which it was decided. */
	List<Ledger.Expiry> expiries() {
		return List.copyOf(this.expiries);
	}

	/**
	 * Writes what was decided.
	 * @param toConfirm the lots of whose expiry the member is told
	 */
	void record(Ledger ledger, Set<String> toConfirm) {
		ledger.expire(this.run, this.expiries);
		ledger.promise(this.run, this.floors);
		ledger.withhold(this.run, this.withheld);
		ledger.cue(this.cues);
		ledger.cue(this.expiries.stream()
			.filter((it) -> toConfirm.contains(it.lot().lotId()))
			.map((it) -> new Ledger.Cue(it.lot().memberId(), "EXPIRED", it.lot().lotId(), this.run.runId(),
					it.lot().remaining(), this.run.lastUsableOn(it.expiresOn()), null))
			.toList());
	}

	/** Where each kind of decision about one candidate goes. */
	private final class Adding implements Decision.Cases<Boolean> {

		private final Candidate candidate;

		private Adding(Candidate candidate) {
			this.candidate = candidate;
		}

		@Override
		public Boolean expire(Decision.Expire expire) {
			return DecidedChunk.this.expiries.add(this.candidate.expiry(expire));
		}

		@Override
		public Boolean defer(Decision.Defer defer) {
			boolean opening = DecidedChunk.this.run.opening() == NightRun.Opening.DEFER
					&& this.candidate.isDueBefore(DecidedChunk.this.run.businessDate());
			DecidedChunk.this.cues.add(new Ledger.Cue(this.candidate.owner().memberId(), "DEFERRED",
					this.candidate.lot().lot().lotId(), DecidedChunk.this.run.runId(),
					this.candidate.lot().lot().remaining(), this.candidate.dueOn(), defer.until()));
			return DecidedChunk.this.floors.add(new Ledger.Floor(this.candidate.lot().lot(),
					opening ? Ledger.Floor.Cause.OPENING : Ledger.Floor.Cause.DEFERRAL, DecidedChunk.this.run.runId(),
					defer.until(), this.candidate.lot().expiresOn(), this.candidate.deferred()));
		}

		@Override
		public Boolean withhold(Decision.Withhold withhold) {
			return stays(withhold.why().name(), null);
		}

		@Override
		public Boolean refuse(Decision.Refuse refuse) {
			return stays("REFUSED", "the member has no " + refuse.missing());
		}

		@Override
		public Boolean retain(Decision.Retain retain) {
			return true;
		}

		private boolean stays(String why, @Nullable String detail) {
			return DecidedChunk.this.withheld
				.add(new Ledger.Withheld(this.candidate.lot().lot(), this.candidate.lot().expiresOn(), why, detail));
		}

	}

}
