/**
 * What the jobs of this program have in common: how one that died is taken up again, how
 * a step is split, and how it tells how far it is.
 *
 * <p>
 * Knows Spring Batch, and of ours {@code progress} only.
 */
@NullMarked
package io.pointexpiry.job;

import org.jspecify.annotations.NullMarked;
