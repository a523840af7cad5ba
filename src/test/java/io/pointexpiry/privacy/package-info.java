/** Tests of what is removed when its time is over, and of what is shown to nobody. */
@NullMarked
package io.pointexpiry.privacy;

import org.jspecify.annotations.NullMarked;
