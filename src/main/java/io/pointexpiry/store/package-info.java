/**
 * The tables: one class per family of them, each statement beside the code that fills it.
 *
 * <p>
 * In come values of the domain; out go rows, the same on H2 and on PostgreSQL.
 * Append-only records, natural keys. Knows the domain and JDBC.
 */
@NullMarked
package io.pointexpiry.store;

import org.jspecify.annotations.NullMarked;
