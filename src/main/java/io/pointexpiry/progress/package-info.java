/**
 * How long work says how far it is, to whom it may concern.
 *
 * <p>
 * In come counts of what is done; out goes nothing: who shows them implements
 * {@link io.pointexpiry.progress.Progress}. Knows nothing of ours; everybody may use it.
 */
@NullMarked
package io.pointexpiry.progress;

import org.jspecify.annotations.NullMarked;
