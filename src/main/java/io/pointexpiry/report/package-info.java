/**
 * Reports: CSV of what the books say, the same bytes for the same data. One class per
 * report.
 *
 * <p>
 * In come rows; out go files. Knows the domain, the ledger, and what the packages of
 * notices, audit and privacy say about themselves.
 */
@NullMarked
package io.pointexpiry.report;

import org.jspecify.annotations.NullMarked;
