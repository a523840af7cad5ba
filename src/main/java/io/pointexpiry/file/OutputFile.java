package io.pointexpiry.file;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.jspecify.annotations.Nullable;

/**
 * Where somebody wants something written: a file, which is whole or not there; the file
 * that a link leads to, the link staying; or a stream, such as a named pipe, which is
 * written through. Nothing else is touched: no directory, no device.
 *
 * @param path the place, as it was named
 */
public record OutputFile(Path path) {

	private static final int KIND = 0170000;

	private static final int PIPE = 0010000;

	/** Whether the standard output of this process is meant. */
	public boolean isStandardOutput() {
		return this.path.toString().equals("-") || this.path.equals(Path.of("/dev/stdout"));
	}

	/**
	 * Why nothing can be written there, as the end of a sentence; null: something can.
	 */
	public @Nullable String problem() throws IOException {
		if (Files.isDirectory(this.path)) {
			return "is a directory; expected a file";
		}
		if (Files.isSymbolicLink(this.path) && !Files.exists(this.path)) {
			return "is a link that leads nowhere; expected a file";
		}
		boolean open = !Files.exists(this.path) || Files.isRegularFile(this.path) || isStream();
		return open ? null : "is a device; expected a file, a named pipe, or - for standard output";
	}

	/**
	 * Writes UTF-8 text.
	 * @throws IOException if it cannot be written; a file that was there is unchanged
	 * then
	 */
	public void write(FinishedFile.Content content) throws IOException {
		if (!isStream()) {
			FinishedFile.write(Files.exists(this.path) ? this.path.toRealPath() : this.path, content);
			return;
		}
		try (Writer writer = new BufferedWriter(new OutputStreamWriter(
				Files.newOutputStream(this.path, StandardOpenOption.WRITE), StandardCharsets.UTF_8))) {
			content.writeTo(writer);
		}
	}

	/**
	 * Writes bytes.
	 * @throws IOException if they cannot be written; a file that was there is unchanged
	 * then
	 */
	public void writeBytes(FinishedFile.Bytes content) throws IOException {
		if (!isStream()) {
			FinishedFile.writeBytes(Files.exists(this.path) ? this.path.toRealPath() : this.path, content);
			return;
		}
		try (OutputStream out = Files.newOutputStream(this.path, StandardOpenOption.WRITE)) {
			content.writeTo(out);
		}
	}

	/** A pipe, or what this process was handed open, /dev/null too. */
	private boolean isStream() throws IOException {
		if (!Files.exists(this.path)) {
			return false;
		}
		Path absolute = this.path.toAbsolutePath().normalize();
		return absolute.startsWith("/dev/fd") || absolute.startsWith("/proc/self/fd")
				|| absolute.equals(Path.of("/dev/null")) || absolute.equals(Path.of("/dev/stderr"))
				|| (kind() & KIND) == PIPE;
	}

	private int kind() throws IOException {
		return (Integer) Files.getAttribute(this.path, "unix:mode", new LinkOption[0]);
	}

}
