/**
 * The database: schema and migration, connections, the lock, snapshots, bulk statements,
 * and what differs between H2 and PostgreSQL.
 *
 * <p>
 * In come statements; out come rows, the same on both databases. Knows JDBC and files,
 * and nothing else of ours.
 */
@NullMarked
package io.pointexpiry.database;

import org.jspecify.annotations.NullMarked;
