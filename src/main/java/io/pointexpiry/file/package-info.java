/**
 * Finished files: where they lie, how they are written under a dot-name and moved into
 * place by one rename, CSV, and the masking of telephone numbers.
 *
 * <p>
 * In come rows and text; out go files that are whole or not there. Knows the JDK and
 * OpenCSV only; everybody may use it.
 */
@NullMarked
package io.pointexpiry.file;

import org.jspecify.annotations.NullMarked;
