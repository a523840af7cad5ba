/** The rule book, rule by rule: tables worked out by hand, and properties that hold. */
@NullMarked
package io.pointexpiry.domain;

import org.jspecify.annotations.NullMarked;
