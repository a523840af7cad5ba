package io.pointexpiry.intake;

import java.util.List;
import java.util.Set;

import io.pointexpiry.intake.RowHandler.RowRules;

/**
 * Rows that are decided together.
 *
 * @param <C> what a row changes
 * @param key what the rows have in common
 * @param rows in their order
 * @param elsewhere keys that turn up in other groups, too
 * @param rules what decides them
 */
record RowGroup<C>(String key, List<Row> rows, Set<String> elsewhere, RowRules<C> rules) {
}
