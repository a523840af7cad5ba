package io.pointexpiry.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import io.pointexpiry.worker.Terms;

/**
 * What processes that share a night have in common: the release, and every file that a
 * decision or a notice depends on, byte by byte.
 */
final class WorkerTerms {

	private WorkerTerms() {
	}

	/**
	 * Those of this process.
	 * @throws UncheckedIOException if a file cannot be read
	 */
	static Terms of(CommonOptions.Settings settings) {
		try {
			return new Terms(new BuildVersion().getVersion()[0], digest(settings));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String digest(CommonOptions.Settings settings) throws IOException {
		MessageDigest digest = sha256();
		digest.update(Files.readAllBytes(settings.policy()));
		Path templates = settings.home().templates();
		for (Path file : filesIn(templates, settings.home().announcementTemplates())) {
			digest.update((templates.relativize(file) + "\n").getBytes(StandardCharsets.UTF_8));
			digest.update(Files.readAllBytes(file));
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	private static List<Path> filesIn(Path folder, Path without) throws IOException {
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter((file) -> Files.isRegularFile(file) && !file.startsWith(without)).sorted().toList();
		}
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
