package io.pointexpiry.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import io.pointexpiry.database.Snapshot;
import io.pointexpiry.file.Home;
import io.pointexpiry.language.Noun;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks that every published folder of notices that is still there is whole: finished,
 * its CSV and .sms files as the manifest tells, every notice that was taken back in its
 * list of recalled ones. One that is gone and not on record as purged was moved by
 * somebody, and is noted; so is one that was purged and still there.
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
				Set<String> recalled = new HashSet<>();
				books.each("select notice_id from notice where business_date = ? and n = ? and recalled",
						(notice) -> recalled.add(notice.getString(1)), row.getObject(1, LocalDate.class),
						row.getInt(2));
				check(folder, recalled, log);
			}
			else {
				absent.add(folder);
			}
		});
		if (!absent.isEmpty()) {
			log.note("Published, not purged and not there: %s of notices, the last of them %s. Somebody moved them."
				.formatted(Noun.FOLDERS.counted(absent.size()), absent.get(absent.size() - 1)));
		}
		if (!left.isEmpty()) {
			log.note("Purged on record and still there: %s of notices, the last of them %s. Purge again."
				.formatted(Noun.FOLDERS.counted(left.size()), left.get(left.size() - 1)));
		}
	}

	private static void check(Path folder, Set<String> recalled, AuditLog log) {
		try {
			if (!Files.exists(folder.resolve("_DONE"))) {
				log.add(new AuditFinding(SENTENCE, folder.toString(), "no _DONE", "_DONE, for it is published",
						WAY_OUT));
			}
			compare(folder, log);
			compareRecalled(folder.resolve("_RECALLED"), recalled, log);
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
		String text = Files.readString(manifest);
		String told = text.toLowerCase(Locale.ROOT);
		for (String file : LISTED) {
			Path csv = folder.resolve(file);
			if (!Files.exists(csv) && told.contains(file)) {
				log.add(new AuditFinding(SENTENCE, csv.toString(), "no file", "the file of the manifest", WAY_OUT));
			}
			if (Files.exists(csv) && !told.contains(AuditSpool.digestOf(csv))) {
				log.add(new AuditFinding(SENTENCE, csv.toString(), "another content", "the SHA-256 of the manifest",
						WAY_OUT));
			}
		}
		compareSpool(folder, text, log);
	}

	private static void compareSpool(Path folder, String manifest, AuditLog log) throws IOException {
		JsonNode told;
		try {
			told = JsonMapper.shared().readTree(manifest).path("files").path("sms");
		}
		catch (JacksonException ex) {
			log.add(new AuditFinding(SENTENCE, folder.resolve("manifest.json").toString(), "no JSON", "a manifest",
					WAY_OUT));
			return;
		}
		if (told.isMissingNode()) {
			return;
		}
		AuditSpool spool = AuditSpool.of(folder);
		long files = told.path("files").asLong();
		if (spool.files() != files) {
			log.add(new AuditFinding(SENTENCE, folder.toString(), Noun.FILES.counted(spool.files()) + " *.sms",
					"%,d by its manifest".formatted(files), WAY_OUT));
		}
		else if (!spool.digest().equals(told.path("sha256").asString())) {
			log.add(new AuditFinding(SENTENCE, folder.toString(), "another content of its .sms files",
					"the SHA-256 of the manifest", WAY_OUT));
		}
	}

	private static void compareRecalled(Path list, Set<String> recalled, AuditLog log) throws IOException {
		Set<String> missing = new TreeSet<>(recalled);
		if (Files.exists(list)) {
			Files.readAllLines(list).forEach(missing::remove);
		}
		if (!missing.isEmpty()) {
			log.add(new AuditFinding(SENTENCE, list.toString(),
					"%s not in it though recalled, the first of them %s".formatted(Noun.NOTICES.counted(missing.size()),
							missing.iterator().next()),
					"every recalled notice of the folder",
					"Send nothing from the folder before they are in the list."));
		}
	}

}
