/**
 * Languages: the sentences that people read on the screen, in English or Korean.
 *
 * <p>
 * In come a key and values; out goes a sentence of the file {@code messages_en} or
 * {@code messages_ko.properties} that lies beside whoever says it. Knows nothing of ours.
 */
@NullMarked
package io.pointexpiry.language;

import org.jspecify.annotations.NullMarked;
