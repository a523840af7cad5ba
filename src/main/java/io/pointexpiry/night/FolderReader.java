package io.pointexpiry.night;

import java.util.List;
import java.util.Optional;

import io.pointexpiry.notice.FolderNotice;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.infrastructure.item.ItemReader;

/**
 * Reads the notices of a run's folder in the order of their ids, after those that its
 * draft holds already. The item after the last notice is empty: the end of the folder.
 */
class FolderReader implements ItemReader<Optional<FolderNotice>> {

	private final FolderInWork folder;

	private final int size;

	private @Nullable String lastId;

	private List<FolderNotice> page = List.of();

	private int next;

	private boolean ended;

	/**
	 * Creates it.
	 * @param size the size of a page
	 */
	FolderReader(FolderInWork folder, int size) {
		this.folder = folder;
		this.size = size;
	}

	@Override
	public @Nullable Optional<FolderNotice> read() {
		if (this.ended) {
			return null;
		}
		if (this.next == this.page.size()) {
			turn();
		}
		this.ended = this.page.isEmpty();
		return this.ended ? Optional.empty() : Optional.of(this.page.get(this.next++));
	}

	private void turn() {
		String after = (this.lastId != null) ? this.lastId : this.folder.publishing().extent().lastId();
		this.page = this.folder.publishing().page(after, this.size);
		this.lastId = this.page.isEmpty() ? after : this.page.get(this.page.size() - 1).noticeId();
		this.next = 0;
	}

}
