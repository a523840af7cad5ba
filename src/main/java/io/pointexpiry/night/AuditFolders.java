package io.pointexpiry.night;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

import io.pointexpiry.file.Home;
import io.pointexpiry.store.Snapshot;

/**
 * Checks that every published folder of notices that is still there is whole: finished,
 * and its CSV files as the manifest tells. One that is gone and not on record as purged
 * was moved by somebody, and is noted; so is one that was purged and still there.
 */
final class AuditFolders implements AuditPass {

	private static final String SENTENCE = "Every published folder of notices is whole, and as its manifest tells.";

	private static final String WAY_OUT = "Hand nothing over from it, and put the folder back from a backup.";

	private static final List<String> LISTED = List.of("notices.csv", "unreachable.csv");

	private final Home home;

	AuditFolders(Home home) {
		this.home = home;
	}

	@Override
	public List<String> sentences() {
		return List.of(SENTENCE);
	}

	@Override
	public void audit(Snapshot books, AuditLog log) {
		List<Path> absent = new ArrayList<>();
		List<Path> left = new ArrayList<>();
		books.each("""
				select business_date, n, purged_at is not null from notice_folder
				where state = 'PUBLISHED' order by business_date, n
				""", (row) -> {
			Path folder = this.home.notices(row.getObject(1, LocalDate.class)).resolve(row.getString(2));
			boolean there = Files.isDirectory(folder);
			if (row.getBoolean(3)) {
				left.addAll(there ? List.of(folder) : List.of());
			}
			else if (there) {
				check(folder, log);
			}
			else {
				absent.add(folder);
			}
		});
		if (!absent.isEmpty()) {
			log.note(
					"%,d published folders of notices are not there, the last of them %s: moved, for they were not purged."
						.formatted(absent.size(), absent.get(absent.size() - 1)));
		}
		if (!left.isEmpty()) {
			log.note("%,d folders of notices are purged on record and still there, the last of them %s: purge again."
				.formatted(left.size(), left.get(left.size() - 1)));
		}
	}

	private static void check(Path folder, AuditLog log) {
		try {
			if (!Files.exists(folder.resolve("_DONE"))) {
				log.add(new AuditFinding(SENTENCE, folder.toString(), "no _DONE", "_DONE, for it is published",
						WAY_OUT));
			}
			compare(folder, log);
		}
		catch (IOException ex) {
			log.add(new AuditFinding(SENTENCE, folder.toString(), "unreadable: " + ex, "files to read",
					"Give the program the right to read it, and verify again."));
		}
	}

	private static void compare(Path folder, AuditLog log) throws IOException {
		Path manifest = folder.resolve("manifest.json");
		if (!Files.exists(manifest)) {
			log.add(new AuditFinding(SENTENCE, folder.toString(), "no manifest.json", "a manifest", WAY_OUT));
			return;
		}
		String told = Files.readString(manifest).toLowerCase(Locale.ROOT);
		for (String file : LISTED) {
			Path csv = folder.resolve(file);
			if (!Files.exists(csv) && told.contains(file)) {
				log.add(new AuditFinding(SENTENCE, csv.toString(), "no file", "the file of the manifest", WAY_OUT));
			}
			if (Files.exists(csv) && !told.contains(sha256(csv))) {
				log.add(new AuditFinding(SENTENCE, csv.toString(), "another content", "the SHA-256 of the manifest",
						WAY_OUT));
			}
		}
	}

	private static String sha256(Path file) throws IOException {
		try (InputStream in = Files.newInputStream(file)) {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
			return HexFormat.of().formatHex(digest.digest());
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java platform has SHA-256", ex);
		}
	}

}
