package io.pointexpiry.notice;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A row of {@code notice_item}: one thing told to one member.
 *
 * @param memberId who is told
 * @param item what it is, such as EXPIRY_WARNING
 * @param subjectOn the date told of, or {@link #NEVER}
 * @param stage P1M; empty where the item has no stage
 * @param ref what happened; empty for warnings that are made for the first time
 * @param noticeId the notice that tells it
 * @param points the points told of
 * @param oldOn the date before, where one changed; null: none, or never
 * @param toldOn the send date
 * @param lots of POLICY_CHANGE the lots told of; else empty
 */
public record NoticeItemRow(String memberId, String item, LocalDate subjectOn, String stage, String ref,
		String noticeId, long points, @Nullable LocalDate oldOn, LocalDate toldOn, List<String> lots) {

	/** Stands for no date: the points can be used without end. */
	public static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

	public NoticeItemRow {
		lots = List.copyOf(lots);
	}

}
