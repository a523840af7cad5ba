package io.pointexpiry.audit;

import java.util.List;

import io.pointexpiry.database.Snapshot;

/**
 * One way through the books that checks one or more sentences. It reads with flat memory
 * and changes nothing.
 */
interface AuditPass {

	/** What must hold, a sentence each. */
	List<String> sentences();

	/**
	 * Goes through the books.
	 * @param books the books at one instant
	 * @param log takes what does not hold
	 */
	void audit(Snapshot books, AuditLog log);

}
