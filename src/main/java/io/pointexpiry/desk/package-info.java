/**
 * The customer desk: why points vanished, and what can be done about it.
 *
 * <p>
 * In comes a member or a lot; out goes a story, or a recorded promise. Knows the domain,
 * the ledger and the notices.
 */
@NullMarked
package io.pointexpiry.desk;

import org.jspecify.annotations.NullMarked;
