package io.pointexpiry.notice;

import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;

import io.pointexpiry.domain.Points;
import io.pointexpiry.file.FilePermissions;

/** A CSV file of a folder that counts its bytes and hashes them while it is written. */
final class HashedFile implements AutoCloseable {

	private static final int BUFFER = 1 << 16;

	private final FileChannel channel;

	private final MessageDigest digest = NoticeId.sha256();

	private final CountingStream counting;

	private final Writer writer;

	private long count;

	private long points;

	HashedFile(Path file) throws IOException {
		this.channel = FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
				FilePermissions.FILE);
		this.counting = new CountingStream(new DigestOutputStream(Channels.newOutputStream(this.channel), this.digest));
		this.writer = new BufferedWriter(new OutputStreamWriter(this.counting, StandardCharsets.UTF_8), BUFFER);
	}

	/** A header that is CSV already, with its line end. */
	void ready(String line) throws IOException {
		this.writer.write(line);
	}

	/** A row that is CSV already, with its line end. */
	void line(long points, String line) throws IOException {
		this.writer.write(line);
		count(points);
	}

	private void count(long points) {
		this.count++;
		this.points = Points.together(this.points, points);
	}

	/** Forces all to the disk; nothing can be written any more. */
	Summary finish() throws IOException {
		this.writer.flush();
		this.channel.force(true);
		return new Summary(this.count, this.points, this.counting.bytes,
				HexFormat.of().formatHex(this.digest.digest()));
	}

	@Override
	public void close() throws IOException {
		this.channel.close();
	}

	/**
	 * What the manifest says of a file, or of a list of files.
	 *
	 * @param count its rows, without the header; or the files
	 * @param points the sum of the points
	 * @param bytes its size; or that of all files
	 * @param sha256 hexadecimal
	 */
	record Summary(long count, long points, long bytes, String sha256) {
	}

	private static final class CountingStream extends FilterOutputStream {

		private long bytes;

		CountingStream(OutputStream out) {
			super(out);
		}

		@Override
		public void write(byte[] buffer, int offset, int length) throws IOException {
			this.out.write(buffer, offset, length);
			this.bytes += length;
		}

		@Override
		public void write(int unit) throws IOException {
			this.out.write(unit);
			this.bytes++;
		}

	}

}
