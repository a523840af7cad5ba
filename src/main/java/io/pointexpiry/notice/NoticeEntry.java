package io.pointexpiry.notice;

/**
 * What one notice adds to the files of its folder.
 *
 * @param noticeId the notice
 * @param points the points that it tells of
 * @param isReachable whether the line belongs to notices.csv, not to unreachable.csv
 * @param line the line with its end
 * @param spool the spool file; empty: it has none
 * @param sum the line of the spool file in the list of sums; empty: it has none
 */
@SuppressWarnings("ArrayRecordComponent") // written once, and never compared
public record NoticeEntry(String noticeId, long points, boolean isReachable, byte[] line, byte[] spool, byte[] sum) {
}
