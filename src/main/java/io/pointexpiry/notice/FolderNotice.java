package io.pointexpiry.notice;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A notice with all that the files of its folder say of it.
 *
 * @param row the notice
 * @param told what it tells, in order
 * @param isShared whether another notice of the folder goes to the same number
 */
public record FolderNotice(NoticeRow row, List<NoticePages.Item> told, boolean isShared) {

	public FolderNotice {
		told = List.copyOf(told);
	}

	/** The notice. */
	public String noticeId() {
		return this.row.noticeId();
	}

	/** What it tells: EXPIRY_WARNING;DEFERRED. */
	String items() {
		return this.told.stream().map(NoticePages.Item::item).collect(Collectors.joining(";"));
	}

}
