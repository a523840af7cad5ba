/**
 * Pages for people who would rather look than read: reports and a forecast come in; one
 * self-contained HTML file with charts and tables goes out. Every figure is added up from
 * the rows of a report; the ledger says how long steps took, and what was imported is
 * asked here.
 */
@NullMarked
package io.pointexpiry.page;

import org.jspecify.annotations.NullMarked;
