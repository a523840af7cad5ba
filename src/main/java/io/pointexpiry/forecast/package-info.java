/**
 * What is to come: the books as they stand and one or two policy files come in; what the
 * nights to come will take, and what another policy file would change about it, goes out
 * as reports. It knows the night's outlook and decides nothing itself.
 */
@NullMarked
package io.pointexpiry.forecast;

import org.jspecify.annotations.NullMarked;
