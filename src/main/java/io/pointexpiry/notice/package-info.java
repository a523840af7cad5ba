/**
 * Notices: whom to tell what, in which words, and the folder that an SMS sender picks up.
 *
 * <p>
 * In come committed rows of a closed day; out go notice rows and finished folders, each
 * published by one rename. Knows the domain and the ledger.
 */
@NullMarked
package io.pointexpiry.notice;

import org.jspecify.annotations.NullMarked;
