/** Ranges that are handed out, and who may write them. */
@NullMarked
package io.pointexpiry.worker;

import org.jspecify.annotations.NullMarked;
