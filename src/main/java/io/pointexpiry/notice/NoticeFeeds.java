package io.pointexpiry.notice;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.pointexpiry.database.ChunkSize;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.file.CsvRows;
import io.pointexpiry.file.FilePermissions;
import io.pointexpiry.file.FinishedFile;
import io.pointexpiry.file.FolderSync;
import io.pointexpiry.file.GoneFolder;
import io.pointexpiry.notice.NoticePages.Folder;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Writes a folder's notices in the form of a gateway, in files of at most 5 MB (5,000,000
 * bytes), each with a header: {@code nhn-csv-001.csv}, {@code -002} and so on. Notices
 * that cannot be sent or were recalled are not in it. Whoever publishes the directory
 * writes to a draft of it first.
 */
public final class NoticeFeeds {

	private static final int MOST_BYTES = 5_000_000;

	private static final int PAGE = 2000;

	private final NoticePages pages;

	private final PhoneNumbers numbers;

	private final int mostBytes;

	public NoticeFeeds(JdbcTemplate jdbc, Programme programme) {
		this(new NoticePages(jdbc), new PhoneNumbers(programme.locale(), programme.zone()), MOST_BYTES);
	}

	NoticeFeeds(NoticePages pages, PhoneNumbers numbers) {
		this(pages, numbers, MOST_BYTES);
	}

	NoticeFeeds(NoticePages pages, PhoneNumbers numbers, int mostBytes) {
		this.pages = pages;
		this.numbers = numbers;
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
		Lines lines = new Lines(folder, feed);
		Map<String, HashedFile.Summary> files = new LinkedHashMap<>();
		while (lines.peek() != null) {
			String name = "%s%s-%03d.csv".formatted(prefix, feed.id(), files.size() + 1);
			try (HashedFile file = new HashedFile(directory.resolve(name))) {
				fill(file, lines, feed);
				files.put(name, file.finish());
			}
		}
		return files;
	}

	private void fill(HashedFile file, Lines lines, Feed feed) throws IOException {
		String header = line(feed.columns());
		file.ready(header);
		long bytes = size(header);
		boolean empty = true;
		for (Line next = lines.peek(); next != null
				&& (empty || bytes + size(next.text()) <= this.mostBytes); next = lines.peek()) {
			lines.next();
			file.line(next.points(), next.text());
			bytes += size(next.text());
			empty = false;
		}
	}

	private static long size(String line) {
		return line.getBytes(StandardCharsets.UTF_8).length;
	}

	private static String line(Collection<String> cells) throws IOException {
		StringWriter line = new StringWriter();
		CsvRows.plain(line).row(cells.toArray());
		return line.toString();
	}

	/** A row as it is written, with the points that it tells of. */
	private record Line(long points, String text) {
	}

	/** The lines of a feed, one page in memory at a time. */
	private final class Lines {

		private final Folder folder;

		private final Feed feed;

		private final Deque<Line> waiting = new ArrayDeque<>();

		private String lastId = "";

		private boolean more = true;

		Lines(Folder folder, Feed feed) {
			this.folder = folder;
			this.feed = feed;
		}

		/** The next line, left in place; null: there is none. */
		@Nullable Line peek() throws IOException {
			while (this.waiting.isEmpty() && this.more) {
				read();
			}
			return this.waiting.peek();
		}

		void next() {
			this.waiting.remove();
		}

		private void read() throws IOException {
			List<NoticeRow> page = NoticeFeeds.this.pages.page(this.folder, this.lastId, ChunkSize.of(PAGE));
			this.more = !page.isEmpty();
			Map<String, List<NoticePages.Item>> items = NoticeFeeds.this.pages
				.items(page.stream().map(NoticeRow::noticeId).toList());
			for (NoticeRow notice : page) {
				this.lastId = notice.noticeId();
				String to = notice.toNumber();
				if (to != null && !notice.state().equals("RECALLED")) {
					this.waiting
						.add(new Line(notice.points(), line(this.feed.row(notice, NoticeFeeds.this.numbers.national(to),
								Objects.requireNonNull(items.getOrDefault(notice.noticeId(), List.of()))))));
				}
			}
		}

	}

}
