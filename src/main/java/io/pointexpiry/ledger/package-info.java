/**
 * The books: members, lots, promises, expiry records, redemptions, and the runs that
 * wrote them. The only code that writes these tables.
 *
 * <p>
 * In come decisions of the domain; out go rows, which are only ever added, under natural
 * keys. What is due on a day, what a lot was on a day, and who has to be looked at again
 * is asked here and nowhere else. Knows the domain and the database.
 */
@NullMarked
package io.pointexpiry.ledger;

import org.jspecify.annotations.NullMarked;
