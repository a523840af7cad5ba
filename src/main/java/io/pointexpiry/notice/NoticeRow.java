package io.pointexpiry.notice;

import java.time.LocalDate;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

/**
 * A row of {@code notice}: all that one member is told by one run.
 *
 * @param noticeId 32 characters of A-Z and 2-7
 * @param businessDate the run's last day
 * @param n the number of the folder below that day
 * @param closingId the call of run, rerun or reverse that tells
 * @param sendOn the day on which it is sent
 * @param memberId who is told
 * @param locale the locale of the text
 * @param toNumber international, digits only; null: not reachable
 * @param fromNumber the registered number it comes from, digits only; null: none
 * @param channel SMS, LMS, or NONE where it cannot be sent
 * @param subject the subject of an LMS; null otherwise
 * @param body the text, whole
 * @param bytes the text's octets on the way
 * @param segments the messages that it is split into; null where it is not split
 * @param points the sum of the points told of
 * @param expiresOn the earliest date told of
 * @param sendNotBefore the first instant at which it may be sent; null: it cannot be
 * @param sendNotAfter the instant after which it would be stale; null: it cannot be sent
 * @param unreachable why it cannot be sent; null: it can
 * @param state MADE when it is inserted
 */
record NoticeRow(String noticeId, LocalDate businessDate, int n, long closingId, LocalDate sendOn, String memberId,
		String locale, @Nullable String toNumber, @Nullable String fromNumber, String channel, @Nullable String subject,
		String body, int bytes, @Nullable Integer segments, long points, @Nullable LocalDate expiresOn,
		@Nullable OffsetDateTime sendNotBefore, @Nullable OffsetDateTime sendNotAfter, @Nullable String unreachable,
		String state) {
}
