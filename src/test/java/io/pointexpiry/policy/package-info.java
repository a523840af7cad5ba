@NullMarked
package io.pointexpiry.policy;

import org.jspecify.annotations.NullMarked;
