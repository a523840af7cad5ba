package io.pointexpiry.notice;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What has to be known of a page of notices beside their rows. */
final class PageFacts {

	private final Map<String, List<NoticePages.Item>> items;

	private final Set<String> shared;

	PageFacts(List<NoticeRow> page, NoticePages pages) {
		List<String> ids = page.stream().map(NoticeRow::noticeId).toList();
		this.items = pages.items(ids);
		this.shared = pages.shared(ids);
	}

	/** What a notice tells: EXPIRY_WARNING;DEFERRED. */
	String items(String noticeId) {
		return this.items.getOrDefault(noticeId, List.of())
			.stream()
			.map(NoticePages.Item::item)
			.collect(Collectors.joining(";"));
	}

	/** Whether another notice of the folder goes to the same number. */
	boolean isShared(String noticeId) {
		return this.shared.contains(noticeId);
	}

}
