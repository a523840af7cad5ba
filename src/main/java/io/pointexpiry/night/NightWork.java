package io.pointexpiry.night;

import java.util.List;
import java.util.Optional;

import io.pointexpiry.ledger.KeyQuery;
import io.pointexpiry.ledger.LotKey;
import io.pointexpiry.ledger.MemberRange;
import io.pointexpiry.ledger.NightRun;

/**
 * One verb of the night: which lots or members it has to look at, and what it does with a
 * chunk of them. Selecting is by index, so that a night costs what is due; deciding is
 * the domain's; carrying out happens in one transaction a chunk.
 */
interface NightWork {

	/** The step's name, as the operator sees it. */
	String step();

	/** The lots or members to look at; empty where this run has nothing to do here. */
	Optional<KeyQuery> selection(NightRun run);

	/**
	 * Decides about a chunk and records it, all in the caller's transaction.
	 * @param range the range of members that the chunk belongs to
	 * @param keys some of the selection's keys, in order, each once in a run
	 */
	void carryOut(NightRun run, MemberRange range, List<LotKey> keys);

}
