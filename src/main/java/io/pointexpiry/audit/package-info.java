/**
 * The books against themselves: what {@code verify} checks, one class for each thing that
 * must hold.
 *
 * <p>
 * In come the books and the published folders; out go findings. Reads, and changes
 * nothing but the note of what it found. Knows the ledger and the notices.
 */
@NullMarked
package io.pointexpiry.audit;

import org.jspecify.annotations.NullMarked;
