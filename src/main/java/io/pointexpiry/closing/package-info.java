/**
 * The calling of nights: catches up what was missed, evaluates a closed day again,
 * reverses one, resumes what was interrupted, and refuses what must not start.
 *
 * <p>
 * In comes an order of an operator or of cron; out goes a report of the days that were
 * closed. Knows the night job and the books; only the command line knows it.
 */
@NullMarked
package io.pointexpiry.closing;

import org.jspecify.annotations.NullMarked;
