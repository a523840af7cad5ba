package io.pointexpiry.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The .sms files of a published folder as they lie there: how many, and the SHA-256 of
 * the list that sha256sum prints of them, sorted. One folder of a first pair of letters
 * after the other, so that a million files take no more memory than a thousand.
 */
final class AuditSpool {

	private static final String ENDING = ".sms";

	private final MessageDigest list = sha256();

	private long files;

	private AuditSpool() {
	}

	/** Reads all of them. */
	static AuditSpool of(Path folder) throws IOException {
		AuditSpool spool = new AuditSpool();
		for (Path letters : sorted(folder)) {
			if (Files.isDirectory(letters)) {
				for (Path file : sorted(letters)) {
					spool.add(file, letters.getFileName() + "/" + file.getFileName());
				}
			}
		}
		return spool;
	}

	long files() {
		return this.files;
	}

	String digest() {
		return HexFormat.of().formatHex(this.list.digest());
	}

	/** The SHA-256 of a file, read piece by piece. */
	static String digestOf(Path file) throws IOException {
		MessageDigest digest = sha256();
		try (InputStream in = Files.newInputStream(file)) {
			new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	private void add(Path file, String place) throws IOException {
		if (place.endsWith(ENDING)) {
			this.list.update((digestOf(file) + "  " + place + "\n").getBytes(StandardCharsets.UTF_8));
			this.files++;
		}
	}

	/** By name: ids are letters and digits, which sort alike everywhere. */
	private static List<Path> sorted(Path directory) throws IOException {
		try (Stream<Path> entries = Files.list(directory)) {
			return entries.sorted().toList();
		}
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java platform has SHA-256", ex);
		}
	}

}
