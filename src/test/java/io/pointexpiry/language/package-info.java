/** Tests of the languages. */
@NullMarked
package io.pointexpiry.language;

import org.jspecify.annotations.NullMarked;
