/**
 * The customer desk: why points vanished, and what can be done about it.
 *
 * <p>
 * In comes a member, their number, or a lot; out goes a story, or a recorded promise.
 * Knows the domain, the ledger, the notices, and the language in which it answers.
 */
@NullMarked
package io.pointexpiry.desk;

import org.jspecify.annotations.NullMarked;
