/**
 * Jobs on more than one machine: whoever closes a day or imports hands the ranges of its
 * steps out over a broker, workers take them, and the books say who has which.
 *
 * <p>
 * In come ids of ranges; out goes the work of Spring Batch's own steps. The books are the
 * one truth: a message only says that there is something to be taken. Knows the database
 * and the jobs; of JMS only where somebody asks for workers.
 */
@NullMarked
package io.pointexpiry.worker;

import org.jspecify.annotations.NullMarked;
