package io.pointexpiry.notice;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.pointexpiry.domain.Programme;
import io.pointexpiry.file.CsvRows;
import io.pointexpiry.file.FinishedFile;
import io.pointexpiry.store.NoticePages;
import io.pointexpiry.store.NoticePages.Folder;
import io.pointexpiry.store.NoticeRow;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Writes a folder's notices in the form of a gateway, in files of at most 5 MB (5,000,000
 * bytes), each with a header: {@code nhn-csv-001.csv}, {@code -002} and so on. Notices
 * that can not be sent or were recalled are not in it.
 */
public final class NoticeFeeds {

	private static final int MOST_BYTES = 5_000_000;

	private static final int PAGE = 2000;

	private final NoticePages pages;

	private final Numbers numbers;

	private final int mostBytes;

	public NoticeFeeds(JdbcTemplate jdbc, Programme programme) {
		this(jdbc, programme, MOST_BYTES);
	}

	NoticeFeeds(JdbcTemplate jdbc, Programme programme, int mostBytes) {
		this.pages = new NoticePages(jdbc);
		this.numbers = new Numbers(programme.locale(), programme.zone());
		this.mostBytes = mostBytes;
	}

	/**
	 * Writes the feed of one folder.
	 * @param businessDate the run's last day
	 * @param n the folder's number
	 * @param directory where the files are put; earlier ones of the same names are
	 * replaced
	 * @return the files; none where the folder holds nothing that can be sent
	 * @throws IOException if they can not be written
	 */
	public List<Path> write(LocalDate businessDate, int n, Feed feed, Path directory) throws IOException {
		Lines lines = new Lines(new Folder(businessDate, n), feed);
		List<Path> files = new ArrayList<>();
		while (lines.peek() != null) {
			Path file = directory.resolve("%s-%03d.csv".formatted(feed.id(), files.size() + 1));
			FinishedFile.write(file, (writer) -> {
				String line = line(feed.columns());
				long bytes = 0;
				while (line != null && (bytes == 0 || bytes + size(line) <= this.mostBytes)) {
					if (bytes > 0) {
						lines.next();
					}
					writer.write(line);
					bytes += size(line);
					line = lines.peek();
				}
			});
			files.add(file);
		}
		return files;
	}

	private static long size(String line) {
		return line.getBytes(StandardCharsets.UTF_8).length;
	}

	private static String line(Collection<String> cells) throws IOException {
		StringWriter line = new StringWriter();
		CsvRows.plain(line).row(cells.toArray());
		return line.toString();
	}

	/** The lines of a feed, one page in memory at a time. */
	private final class Lines {

		private final Folder folder;

		private final Feed feed;

		private final Deque<String> waiting = new ArrayDeque<>();

		private String lastId = "";

		private boolean more = true;

		Lines(Folder folder, Feed feed) {
			this.folder = folder;
			this.feed = feed;
		}

		/** The next line, left in place; null: there is none. */
		@org.jspecify.annotations.Nullable
		String peek() throws IOException {
			while (this.waiting.isEmpty() && this.more) {
				read();
			}
			return this.waiting.peek();
		}

		void next() {
			this.waiting.remove();
		}

		private void read() throws IOException {
			List<NoticeRow> page = NoticeFeeds.this.pages.page(this.folder, this.lastId, PAGE);
			this.more = !page.isEmpty();
			Map<String, List<NoticePages.Item>> items = NoticeFeeds.this.pages
				.items(page.stream().map(NoticeRow::noticeId).toList());
			for (NoticeRow notice : page) {
				this.lastId = notice.noticeId();
				String to = notice.toNumber();
				if (to != null && !notice.state().equals("RECALLED")) {
					this.waiting.add(line(this.feed.row(notice, NoticeFeeds.this.numbers.national(to),
							Objects.requireNonNull(items.getOrDefault(notice.noticeId(), List.of())))));
				}
			}
		}

	}

}
