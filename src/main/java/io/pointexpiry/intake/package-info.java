/**
 * CSV files into tables, as a job of Spring Batch: every file is staged, checked whole,
 * and merged in chunks that can be resumed ({@link ImportConfiguration} is its table of
 * contents). Rows that cannot be taken become rejects; none is lost.
 *
 * <p>
 * In come files; out go members, lots, activity, and a file of rejects. Knows the domain
 * and the ledger.
 */
@NullMarked
package io.pointexpiry.intake;

import org.jspecify.annotations.NullMarked;
