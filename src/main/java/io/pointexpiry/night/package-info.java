/**
 * The night job: the steps that close a business date, in the order in which an operator
 * sees them ({@link NightConfiguration} is its table of contents), and the reversal job.
 *
 * <p>
 * In comes a business date; out go records, notices and control totals. Knows everything
 * but the command line and the calling of nights.
 */
@NullMarked
package io.pointexpiry.night;

import org.jspecify.annotations.NullMarked;
