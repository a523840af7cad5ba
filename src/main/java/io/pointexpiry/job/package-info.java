/**
 * What the jobs of this program have in common: how one that died is taken up again, and
 * how a step is split.
 *
 * <p>
 * Knows Spring Batch, and nothing of ours.
 */
@NullMarked
package io.pointexpiry.job;

import org.jspecify.annotations.NullMarked;
