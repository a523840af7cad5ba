package io.pointexpiry.notice;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.pointexpiry.store.NoticePages;
import io.pointexpiry.store.NoticeRow;

/** What has to be known of a page of notices beside their rows. */
final class PageFacts {

	private final Map<String, List<NoticePages.Item>> items;

	private final Set<String> shared;

	PageFacts(List<NoticeRow> page, NoticePages pages, NoticePages.Folder folder) {
		this.items = pages.items(page.stream().map(NoticeRow::noticeId).toList());
		this.shared = pages.shared(folder,
				page.stream().map(NoticeRow::toNumber).filter(Objects::nonNull).distinct().toList());
	}

	/** What a notice tells: EXPIRY_WARNING;DEFERRED. */
	String items(String noticeId) {
		return this.items.getOrDefault(noticeId, List.of())
			.stream()
			.map(NoticePages.Item::item)
			.collect(Collectors.joining(";"));
	}

	/** Whether several notices of the folder go to a number. */
	boolean isShared(String number) {
		return this.shared.contains(number);
	}

}
