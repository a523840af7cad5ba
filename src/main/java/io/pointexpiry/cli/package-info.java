/**
 * The command line: one class per command, exit codes, progress. The only place that
 * reads the clock.
 *
 * <p>
 * Knows everything; nobody knows it.
 */
@NullMarked
package io.pointexpiry.cli;

import org.jspecify.annotations.NullMarked;
