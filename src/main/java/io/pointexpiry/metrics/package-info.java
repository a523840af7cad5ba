/**
 * Figures for a monitoring system: what the books say of the last day closed, of notices
 * and of what waits, and how commands ended. In come questions to the books; out goes one
 * file in the text format of Prometheus. Knows what the package of notices says of their
 * states, and the ledger of steps; the command line alone uses it.
 */
@NullMarked
package io.pointexpiry.metrics;

import org.jspecify.annotations.NullMarked;
