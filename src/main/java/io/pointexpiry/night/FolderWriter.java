package io.pointexpiry.night;

import java.util.List;
import java.util.Optional;

import io.pointexpiry.ledger.NightRun;
import io.pointexpiry.notice.NoticeEntry;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Appends notices to the draft of their folder; at the end of the folder, publishes it.
 */
class FolderWriter implements ItemWriter<Optional<NoticeEntry>> {

	private final NightRun run;

	private final FolderInWork folder;

	private final PublishNotices end;

	FolderWriter(NightRun run, FolderInWork folder, PublishNotices end) {
		this.run = run;
		this.folder = folder;
		this.end = end;
	}

	@Override
	public void write(Chunk<? extends Optional<NoticeEntry>> items) {
		List<NoticeEntry> entries = items.getItems().stream().flatMap(Optional::stream).toList();
		if (!entries.isEmpty()) {
			this.folder.publishing().append(entries);
		}
		if (entries.size() < items.size()) {
			this.end.publish(this.run, this.folder.publishing());
		}
	}

}
