/**
 * The nightly job: closes a business date in the steps that an operator sees, each
 * restartable, and keeps the books of the runs: one at a time, catch-up, rerun, audit.
 *
 * <p>
 * In comes a business date; out go records, notices and control totals. Knows everything
 * but the command line.
 */
@NullMarked
package io.pointexpiry.night;

import org.jspecify.annotations.NullMarked;
