package io.pointexpiry.notice;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;

import io.pointexpiry.file.FilePermissions;

/**
 * A file of a draft to which each chunk appends. Its digest is made when it is whole: the
 * state of a digest cannot be kept from one process to the next.
 */
final class AppendedFile implements AutoCloseable {

	private static final int BUFFER = 1 << 16;

	private final FileChannel channel;

	private AppendedFile(FileChannel channel) {
		this.channel = channel;
	}

	/** A new file. */
	static AppendedFile create(Path file) throws IOException {
		return new AppendedFile(FileChannel.open(file,
				Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
				FilePermissions.FILE));
	}

	/**
	 * Goes on with a file after its first bytes; what a chunk that was not committed
	 * wrote behind them is cut off.
	 */
	static AppendedFile resume(Path file, long bytes) throws IOException {
		FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
		try {
			channel.truncate(bytes).position(bytes);
			return new AppendedFile(channel);
		}
		catch (IOException ex) {
			channel.close();
			throw ex;
		}
	}

	void append(byte[] bytes) throws IOException {
		ByteBuffer rest = ByteBuffer.wrap(bytes);
		while (rest.hasRemaining()) {
			this.channel.write(rest);
		}
	}

	/** Forces all to the disk, and reads it once: the SHA-256, hexadecimal. */
	String sha256() throws IOException {
		this.channel.force(true);
		MessageDigest digest = NoticeId.sha256();
		ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
		long at = 0;
		for (int read = this.channel.read(buffer, at); read > 0; read = this.channel.read(buffer, at)) {
			at += read;
			digest.update(buffer.flip());
			buffer.clear();
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	@Override
	public void close() throws IOException {
		this.channel.close();
	}

}
