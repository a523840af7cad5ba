/**
 * Personal data whose time is over: what {@code purge} removes, in which order, and how
 * it is kept on record.
 *
 * <p>
 * In comes a day; out goes everything personal that is dated before it: notice files,
 * receipts, feedback texts, files of rejects, and names and numbers of withdrawn members.
 * Ledgers stay as they are. Knows the database, the notices and files.
 */
@NullMarked
package io.pointexpiry.privacy;

import org.jspecify.annotations.NullMarked;
