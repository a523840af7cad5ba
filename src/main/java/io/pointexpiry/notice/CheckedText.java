package io.pointexpiry.notice;

import org.jspecify.annotations.Nullable;

/**
 * A text of a template with sample values, and how it would be sent.
 *
 * @param locale the locale of its template
 * @param template the name of the template
 * @param place the file, or {@code classpath:} and the built-in one
 * @param channel SMS, LMS, or NONE where it cannot be sent in this form
 * @param alphabet EUC-KR, MS949, GSM-7 or UCS-2
 * @param bytes the octets on the way
 * @param segments the messages that it is split into; null: it is not split
 * @param subject the subject of an LMS; empty otherwise
 * @param text the text
 */
public record CheckedText(String locale, String template, String place, String channel, String alphabet, int bytes,
		@Nullable Integer segments, String subject, String text) {
}
