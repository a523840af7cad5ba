package io.pointexpiry.notice;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;

import io.pointexpiry.domain.Points;
import io.pointexpiry.file.FilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * The spool files of smstools3, one per notice: headers, a blank line, the text without a
 * trailing newline. Headers carry digits, ids and times of our own making, never a
 * member's text, for of two {@code To:} lines smsd takes the last.
 */
final class SpoolFiles {

	private static final int FOLDER_CHARACTERS = 2;

	private final Path root;

	private final ZoneId zone;

	private final MessageDigest list = NoticeId.sha256();

	private final Set<String> folders = new HashSet<>();

	private long count;

	private long points;

	private long bytes;

	SpoolFiles(Path root, ZoneId zone) {
		this.root = root;
		this.zone = zone;
	}

	/** The place of a notice's file below the folder. */
	static String place(String noticeId) {
		return noticeId.substring(0, FOLDER_CHARACTERS) + "/" + noticeId + ".sms";
	}

	void write(NoticeRow notice) throws IOException {
		String place = place(notice.noticeId());
		if (this.folders.add(place.substring(0, FOLDER_CHARACTERS))) {
			FilePermissions.folder(this.root.resolve(place.substring(0, FOLDER_CHARACTERS)));
		}
		byte[] content = content(notice).getBytes(StandardCharsets.UTF_8);
		try (FileChannel file = FileChannel.open(this.root.resolve(place),
				Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), FilePermissions.FILE)) {
			ByteBuffer rest = ByteBuffer.wrap(content);
			while (rest.hasRemaining()) {
				file.write(rest);
			}
		}
		String line = HexFormat.of().formatHex(NoticeId.sha256().digest(content)) + "  " + place + "\n";
		this.list.update(line.getBytes(StandardCharsets.UTF_8));
		this.count++;
		this.points = Points.together(this.points, notice.points());
		this.bytes += content.length;
	}

	private String content(NoticeRow notice) {
		return """
				To: %s
				Alphabet: UTF-8
				Report: yes
				X-Notice-Id: %s
				X-Channel: %s
				X-Send-Not-Before: %s
				X-Send-Not-After: %s

				%s""".formatted(Objects.requireNonNull(notice.toNumber()), notice.noticeId(), notice.channel(),
				time(notice.sendNotBefore(), this.zone), time(notice.sendNotAfter(), this.zone), notice.body());
	}

	/** A time as files name it: 2024-11-30T08:00:00+09:00, in the programme's zone. */
	static String time(@Nullable OffsetDateTime at, ZoneId zone) {
		return (at != null) ? DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx").format(at.atZoneSameInstant(zone))
				: "";
	}

	/**
	 * The summary of all files; its hash is of the list that sha256sum prints of them,
	 * sorted.
	 */
	HashedFile.Summary finish() {
		return new HashedFile.Summary(this.count, this.points, this.bytes,
				HexFormat.of().formatHex(this.list.digest()));
	}

}
