package io.pointexpiry.night;

import java.util.List;

import io.pointexpiry.ledger.KeyQuery;
import io.pointexpiry.ledger.LotKey;
import io.pointexpiry.ledger.NightRun;

/**
 * What a step of the night reads: which lots or members it has to look at, found by
 * index, so that a night costs what is due; and all that has to be known of a page of
 * them.
 *
 * @param <T> a lot or member with every fact that its decision rests on
 */
interface PageSource<T> {

	/** The lots or members to look at; none where this run has nothing to do here. */
	KeyQuery keys(NightRun run);

	/** What the keys are keys of, in the plural. */
	String unit();

	/**
	 * Reads a page, a few look-ups for all of it, in the transaction of its chunk: what
	 * the chunk will change is locked.
	 * @param keys some of the keys, in order
	 * @return one item for each key, in their order
	 */
	List<T> page(NightRun run, List<LotKey> keys);

}
