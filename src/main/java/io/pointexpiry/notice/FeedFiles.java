package io.pointexpiry.notice;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.pointexpiry.file.CsvRows;
import org.jspecify.annotations.Nullable;

/**
 * The files of one feed, of at most 5 MB (5,000,000 bytes) each and each with a header:
 * {@code nhn-csv-001.csv}, {@code -002} and so on. Where nothing is added there is none.
 */
final class FeedFiles implements AutoCloseable {

	static final int MOST_BYTES = 5_000_000;

	private final Path directory;

	private final String prefix;

	private final Feed feed;

	private final int mostBytes;

	private final Map<String, HashedFile.Summary> finished = new LinkedHashMap<>();

	private @Nullable HashedFile file;

	private String name = "";

	private long bytes;

	/**
	 * Begins a feed.
	 * @param directory where the new files are put
	 * @param prefix before their names
	 */
	FeedFiles(Path directory, String prefix, Feed feed, int mostBytes) {
		this.directory = directory;
		this.prefix = prefix;
		this.feed = feed;
		this.mostBytes = mostBytes;
	}

	/**
	 * Adds a notice, to a new file where the present one would grow too large.
	 * @param recipient the number, as it is dialled
	 * @param code what is told: the first part of the name of its templates
	 * @param zone the zone in which hours are written
	 */
	void add(NoticeRow notice, String recipient, String code, ZoneId zone) throws IOException {
		String line = line(this.feed.row(notice, recipient, code, zone));
		HashedFile open = this.file;
		if (open != null && this.bytes + size(line) > this.mostBytes) {
			finishFile();
			open = null;
		}
		if (open == null) {
			open = begin();
		}
		open.line(notice.points(), line);
		this.bytes += size(line);
	}

	private HashedFile begin() throws IOException {
		this.name = "%s%s-%03d.csv".formatted(this.prefix, this.feed.id(), this.finished.size() + 1);
		HashedFile begun = new HashedFile(this.directory.resolve(this.name));
		this.file = begun;
		String header = line(this.feed.columns());
		begun.ready(header);
		this.bytes = size(header);
		return begun;
	}

	private void finishFile() throws IOException {
		HashedFile open = this.file;
		if (open != null) {
			this.finished.put(this.name, open.finish());
			open.close();
			this.file = null;
		}
	}

	/** Forces all to the disk; what to say of each file in a manifest, by its name. */
	Map<String, HashedFile.Summary> finish() throws IOException {
		finishFile();
		return Collections.unmodifiableMap(this.finished);
	}

	@Override
	public void close() throws IOException {
		HashedFile open = this.file;
		if (open != null) {
			open.close();
		}
	}

	/** A row as CSV, with its line end. */
	static String line(Collection<String> cells) throws IOException {
		StringWriter line = new StringWriter();
		CsvRows.plain(line).row(cells.toArray());
		return line.toString();
	}

	private static long size(String line) {
		return line.getBytes(StandardCharsets.UTF_8).length;
	}

}
