package io.pointexpiry.notice;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.Objects;

import io.pointexpiry.file.CsvRows;
import org.jspecify.annotations.Nullable;

/** How notices stand in the files of their folder: a pure function of each. */
final class NoticeFormat {

	private static final Object[] NOTICES = { "notice_id", "member_id", "from", "to", "channel", "subject", "text",
			"bytes", "items", "points", "expires_on", "send_not_before", "send_not_after", "file", "segments",
			"shared_number" };

	private static final Object[] UNREACHABLE = { "notice_id", "member_id", "reason", "text" };

	private static final byte[] NOTHING = {};

	private final PhoneNumbers numbers;

	private final ZoneId zone;

	private final boolean spools;

	/**
	 * Creates it.
	 * @param spools whether each notice has a spool file
	 */
	NoticeFormat(PhoneNumbers numbers, ZoneId zone, boolean spools) {
		this.numbers = numbers;
		this.zone = zone;
		this.spools = spools;
	}

	/** The header of notices.csv. */
	static byte[] noticesHeader() {
		return line(NOTICES);
	}

	/** The header of unreachable.csv. */
	static byte[] unreachableHeader() {
		return line(UNREACHABLE);
	}

	NoticeEntry entry(FolderNotice notice) {
		NoticeRow row = notice.row();
		String to = row.toNumber();
		if (to == null) {
			return new NoticeEntry(row.noticeId(), row.points(), false,
					line(row.noticeId(), row.memberId(), Objects.requireNonNullElse(row.unreachable(), ""), row.body()),
					NOTHING, NOTHING);
		}
		byte[] line = line(cells(notice, to));
		if (!this.spools) {
			return new NoticeEntry(row.noticeId(), row.points(), true, line, NOTHING, NOTHING);
		}
		byte[] spool = SpoolFiles.content(row, this.zone).getBytes(StandardCharsets.UTF_8);
		String sum = HexFormat.of().formatHex(NoticeId.sha256().digest(spool)) + "  " + SpoolFiles.place(row.noticeId())
				+ "\n";
		return new NoticeEntry(row.noticeId(), row.points(), true, line, spool, sum.getBytes(StandardCharsets.UTF_8));
	}

	private @Nullable Object[] cells(FolderNotice notice, String to) {
		NoticeRow row = notice.row();
		return new @Nullable Object[] { row.noticeId(), row.memberId(), row.fromNumber(), this.numbers.national(to),
				row.channel(), row.subject(), row.body(), row.bytes(), notice.items(), row.points(), row.expiresOn(),
				SpoolFiles.time(row.sendNotBefore(), this.zone), SpoolFiles.time(row.sendNotAfter(), this.zone),
				this.spools ? SpoolFiles.place(row.noticeId()) : "", row.segments(), notice.isShared() };
	}

	private static byte[] line(@Nullable Object... cells) {
		StringWriter line = new StringWriter();
		try {
			CsvRows.plain(line).row(cells);
		}
		catch (IOException ex) { // a StringWriter throws none
			throw new UncheckedIOException(ex);
		}
		return line.toString().getBytes(StandardCharsets.UTF_8);
	}

}
