package io.pointexpiry.night;

import java.util.List;

import io.pointexpiry.ledger.DueLots;
import io.pointexpiry.ledger.KeyQuery;
import io.pointexpiry.ledger.LotKey;
import io.pointexpiry.ledger.NightRun;

import org.springframework.stereotype.Component;

/**
 * Reads lots whose last usable day has come, lots without a date, and lots of members who
 * left.
 *
 * @see "rules.md#control-totals"
 */
@Component
final class DueByDateSource implements PageSource<Candidate> {

	private final DueLots due;

	private final Candidates candidates;

	DueByDateSource(DueLots due, Candidates candidates) {
		this.due = due;
		this.candidates = candidates;
	}

	@Override
	public String unit() {
		return "lots";
	}

	@Override
	public KeyQuery keys(NightRun run) {
		return this.due.byDate(run.businessDate());
	}

	@Override
	public List<Candidate> page(NightRun run, List<LotKey> keys) {
		return this.candidates.dueByDate(run, keys);
	}

}
