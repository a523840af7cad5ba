/** Tests of files and of what they must not show. */
@NullMarked
package io.pointexpiry.file;

import org.jspecify.annotations.NullMarked;
