/** What jobs have in common. */
@NullMarked
package io.pointexpiry.job;

import org.jspecify.annotations.NullMarked;
