/**
 * Measures the program against references written by hand, on the same machine and
 * database. Started by {@code scripts/benchmark}; no test of the build runs it. It knows
 * the program as an operator does: its commands, its files, its tables.
 */
package io.pointexpiry.benchmark;
