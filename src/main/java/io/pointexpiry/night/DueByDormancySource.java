package io.pointexpiry.night;

import java.util.List;

import io.pointexpiry.ledger.DueLots;
import io.pointexpiry.ledger.KeyQuery;
import io.pointexpiry.ledger.LotKey;
import io.pointexpiry.ledger.NightRun;

import org.springframework.stereotype.Component;

/**
 * Reads lots that are not due by their own date, of members whose dormancy day has come.
 *
 * @see "rules.md#lapse-date"
 */
@Component
final class DueByDormancySource implements PageSource<Candidate> {

	private final DueLots due;

	private final Candidates candidates;

	DueByDormancySource(DueLots due, Candidates candidates) {
		this.due = due;
		this.candidates = candidates;
	}

	@Override
	public String unit() {
		return "lots";
	}

	@Override
	public KeyQuery keys(NightRun run) {
		return this.due.byDormancy(run.businessDate()).orElse(KeyQuery.NOTHING);
	}

	@Override
	public List<Candidate> page(NightRun run, List<LotKey> keys) {
		return this.candidates.dueByDormancy(run, keys);
	}

}
