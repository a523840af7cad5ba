package io.pointexpiry.notice;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.pointexpiry.database.ChunkSize;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.file.FilePermissions;
import io.pointexpiry.file.FinishedFile;
import io.pointexpiry.file.FolderSync;
import io.pointexpiry.file.GoneFolder;
import io.pointexpiry.notice.NoticePages.Folder;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Writes a folder's notices in the form of a gateway. Notices that cannot be sent or were
 * recalled are not in it. Whoever publishes the directory writes to a draft of it first.
 */
public final class NoticeFeeds {

	private static final int PAGE = 2000;

	private final NoticePages pages;

	private final PhoneNumbers numbers;

	private final ZoneId zone;

	private final int mostBytes;

	public NoticeFeeds(JdbcTemplate jdbc, Programme programme) {
		this(new NoticePages(jdbc), new PhoneNumbers(programme.locale(), programme.zone()), programme.zone());
	}

	NoticeFeeds(NoticePages pages, PhoneNumbers numbers, ZoneId zone) {
		this(pages, numbers, zone, FeedFiles.MOST_BYTES);
	}

	NoticeFeeds(NoticePages pages, PhoneNumbers numbers, ZoneId zone, int mostBytes) {
		this.pages = pages;
		this.numbers = numbers;
		this.zone = zone;
		this.mostBytes = mostBytes;
	}

	/**
	 * Writes the feed of all folders of a range of business dates, each file named by its
	 * folder as well ({@code 2024-12-31-1-nhn-csv-001.csv}), into a new directory that is
	 * whole or not there.
	 * @return the files; none, and no directory, where nothing can be sent
	 * @throws IOException if they cannot be written, or the directory exists
	 */
	public List<Path> export(@Nullable LocalDate from, @Nullable LocalDate to, Feed feed, Path directory)
			throws IOException {
		Path place = directory.toAbsolutePath().normalize();
		if (Files.exists(place)) {
			throw new FileAlreadyExistsException(place.toString());
		}
		Path draft = place.resolveSibling("." + place.getFileName() + ".draft");
		GoneFolder.delete(draft);
		FilePermissions.folder(draft);
		List<Path> files = new ArrayList<>();
		for (Folder folder : this.pages.published(from, to)) {
			write(folder, feed, draft, folder.businessDate() + "-" + folder.n() + "-").keySet()
				.forEach((name) -> files.add(place.resolve(name)));
		}
		if (files.isEmpty()) {
			GoneFolder.delete(draft);
			return files;
		}
		FolderSync.force(draft);
		Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
		FinishedFile.sync(Objects.requireNonNull(place.getParent(), "a directory has a parent"));
		return files;
	}

	/**
	 * Writes the feed of one folder, forced to the disk.
	 * @param directory where the new files are put
	 * @param prefix before their names
	 * @return what to say of each file in a manifest, by its name; empty where the folder
	 * holds nothing that can be sent
	 * @throws IOException if they cannot be written
	 */
	Map<String, HashedFile.Summary> write(Folder folder, Feed feed, Path directory, String prefix) throws IOException {
		try (FeedFiles files = new FeedFiles(directory, prefix, feed, this.mostBytes)) {
			List<NoticeRow> page = this.pages.page(folder, "", ChunkSize.of(PAGE));
			while (!page.isEmpty()) {
				add(page, files);
				page = this.pages.page(folder, page.get(page.size() - 1).noticeId(), ChunkSize.of(PAGE));
			}
			return files.finish();
		}
	}

	private void add(List<NoticeRow> page, FeedFiles files) throws IOException {
		Map<String, List<NoticePages.Item>> items = this.pages.items(page.stream().map(NoticeRow::noticeId).toList());
		for (NoticeRow notice : page) {
			String to = notice.toNumber();
			if (to != null && !notice.state().equals("RECALLED")) {
				files.add(notice, this.numbers.national(to), code(items.getOrDefault(notice.noticeId(), List.of())),
						this.zone);
			}
		}
	}

	private static String code(List<NoticePages.Item> items) {
		return (items.size() == 1) ? NoticeKind.valueOf(items.get(0).item()).wording() : "notice";
	}

}
