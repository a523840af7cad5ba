package io.pointexpiry.store;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A row of {@code notice_item}: one thing told to one member.
 *
 * @param memberId who is told
 * @param item what it is, such as EXPIRY_WARNING
 * @param subjectOn the date told of
 * @param stage P1M; empty where the item has no stage
 * @param ref what happened; empty for warnings that are made for the first time
 * @param noticeId the notice that tells it
 * @param points the points told of
 * @param oldOn the date before, where one changed; null: none, or never
 * @param toldOn the send date
 */
public record NoticeItemRow(String memberId, String item, LocalDate subjectOn, String stage, String ref,
		String noticeId, long points, @Nullable LocalDate oldOn, LocalDate toldOn) {
}
