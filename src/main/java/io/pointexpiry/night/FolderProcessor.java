package io.pointexpiry.night;

import java.util.Optional;

import io.pointexpiry.notice.FolderNotice;
import io.pointexpiry.notice.NoticeEntry;

import org.springframework.batch.infrastructure.item.ItemProcessor;

/** Puts each notice into the words of its folder's files. */
class FolderProcessor implements ItemProcessor<Optional<FolderNotice>, Optional<NoticeEntry>> {

	private final FolderInWork folder;

	FolderProcessor(FolderInWork folder) {
		this.folder = folder;
	}

	@Override
	public Optional<NoticeEntry> process(Optional<FolderNotice> item) {
		return item.map(this.folder.publishing()::entry);
	}

}
