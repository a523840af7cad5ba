package io.pointexpiry.notice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import io.pointexpiry.file.FilePermissions;
import io.pointexpiry.file.GoneFolder;
import org.jspecify.annotations.Nullable;

/**
 * The spool files of smstools3, one per notice: headers, a blank line, the text without a
 * trailing newline. Headers carry digits, ids and times of our own making, never a
 * member's text, for of two {@code To:} lines smsd takes the last.
 */
final class SpoolFiles {

	private static final int FOLDER_CHARACTERS = 2;

	private static final String SUFFIX = ".sms";

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

	private static final Set<OpenOption> ANEW = Set.of(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
			StandardOpenOption.WRITE);

	private final Path root;

	private final Set<String> folders = new HashSet<>();

	SpoolFiles(Path root) {
		this.root = root;
	}

	/** The place of a notice's file below the folder. */
	static String place(String noticeId) {
		return folder(noticeId) + "/" + noticeId + SUFFIX;
	}

	private static String folder(String noticeId) {
		return noticeId.substring(0, FOLDER_CHARACTERS);
	}

	/** What the file of a notice that can be sent holds. */
	static String content(NoticeRow notice, ZoneId zone) {
		return content(notice, "Report: yes\nX-Notice-Id: " + notice.noticeId() + "\n", zone);
	}

	/**
	 * The same for an advertisement: no receipt is asked for, as no record waits for it.
	 */
	static String advertisement(NoticeRow notice, ZoneId zone) {
		return content(notice, "", zone);
	}

	private static String content(NoticeRow notice, String receipt, ZoneId zone) {
		return "To: " + Objects.requireNonNull(notice.toNumber()) + "\nAlphabet: UTF-8\n" + receipt + "X-Channel: "
				+ notice.channel() + "\nX-Send-Not-Before: " + time(notice.sendNotBefore(), zone)
				+ "\nX-Send-Not-After: " + time(notice.sendNotAfter(), zone) + "\n\n" + notice.body();
	}

	/** A time as files name it: 2024-11-30T08:00:00+09:00, in the programme's zone. */
	static String time(@Nullable OffsetDateTime at, ZoneId zone) {
		return (at != null) ? TIME.format(at.atZoneSameInstant(zone)) : "";
	}

	/**
	 * Writes the files of notices, several at a time: each is one of its own. One that a
	 * killed attempt left there is replaced.
	 */
	void write(List<NoticeEntry> notices) throws IOException {
		for (NoticeEntry notice : notices) {
			String folder = folder(notice.noticeId());
			if (this.folders.add(folder)) {
				FilePermissions.folder(this.root.resolve(folder));
			}
		}
		try {
			notices.parallelStream().forEach(this::write);
		}
		catch (UncheckedIOException ex) {
			throw ex.getCause();
		}
	}

	private void write(NoticeEntry notice) {
		try (FileChannel file = FileChannel.open(this.root.resolve(place(notice.noticeId())), ANEW,
				FilePermissions.FILE)) {
			ByteBuffer rest = ByteBuffer.wrap(notice.spool());
			while (rest.hasRemaining()) {
				file.write(rest);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Removes what a chunk that was not committed wrote.
	 * @param lastId the last notice whose file stays
	 * @return how many files are left
	 */
	long cutAfter(String lastId) throws IOException {
		long left = 0;
		for (Path folder : children(this.root).stream().filter(Files::isDirectory).toList()) {
			String name = String.valueOf(folder.getFileName());
			int order = name.compareTo(folder(lastId));
			if (order > 0) {
				GoneFolder.delete(folder);
				continue;
			}
			if (order == 0) {
				cutAfter(lastId, folder);
			}
			left += count(folder);
		}
		return left;
	}

	private static void cutAfter(String lastId, Path folder) throws IOException {
		for (Path file : children(folder)) {
			if (String.valueOf(file.getFileName()).compareTo(lastId + SUFFIX) > 0) {
				Files.delete(file);
			}
		}
	}

	private static long count(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.count();
		}
	}

	private static List<Path> children(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.toList();
		}
	}

}
