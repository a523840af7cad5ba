/**
 * Lots, members, policies, and the rules that decide about them: values and pure
 * functions.
 *
 * <p>
 * In comes what a business date knows of a member and a lot; out go dates, states and
 * decisions. Nothing here reads a clock, a file or a table, and nothing here knows a
 * framework: {@code java.*} and JSpecify only.
 */
@NullMarked
package io.pointexpiry.domain;

import org.jspecify.annotations.NullMarked;
