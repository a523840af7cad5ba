package io.pointexpiry.notice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.pointexpiry.domain.Programme;
import io.pointexpiry.file.GoneFolder;
import io.pointexpiry.file.Home;
import io.pointexpiry.ledger.FolderClock;
import io.pointexpiry.notice.NoticePages.Folder;
import io.pointexpiry.support.Publishing;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of the draft of a publishing that was killed. */
class ResumedDraftTest {

	private static final Programme PROGRAMME = Programmes.korean("notices: {expiry-before: [P1M, P3D]}");

	private static final Folder FOLDER = new Folder(LocalDate.parse("2024-11-30"), 1);

	private static final int MEMBERS = 12;

	private static final int CHUNK = 3;

	@TempDir
	private Path home;

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void goesOnAfterTheLastChunkThatWasCommitted(TestDatabase database) throws IOException {
		try (NoticeBooks books = books(database)) {
			Map<String, String> whole = whole(books);
			DraftExtent committed = killed(books);
			Map<String, Object> before = spoolFiles(draft());

			try (FolderPublishing resumed = folders(books).open(FOLDER, committed)) {
				assertThat(resumed.extent()).isEqualTo(committed);
				assertThat(spoolFiles(draft())).hasSize((int) committed.spool().count());
			}
			goOn(books, committed);

			assertThat(content()).isEqualTo(whole);
			assertThat(draft()).doesNotExist();
			Map<String, Object> after = spoolFiles(folder());
			assertThat(before.keySet()
				.stream()
				.filter((file) -> file.compareTo(SpoolFiles.place(committed.lastId())) <= 0)
				.toList()).hasSize((int) committed.spool().count())
				.allSatisfy((file) -> assertThat(after.get(file)).as(file).isEqualTo(before.get(file)));
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void writesTheEndOfAFolderAnew(TestDatabase database) throws IOException {
		try (NoticeBooks books = books(database)) {
			Map<String, String> whole = whole(books);
			DraftExtent committed = killed(books);
			for (String left : List.of("manifest.json", "nhn-csv-002.csv", "_RECALLED", "_DONE")) {
				Files.writeString(draft().resolve(left), "half a li");
			}

			goOn(books, committed);

			assertThat(content()).isEqualTo(whole);
		}
	}

	/** What makes a draft one that cannot be gone on with. */
	enum Broken {

		NOTICES_MISSING {
			@Override
			void hit(Path draft) throws IOException {
				Files.delete(draft.resolve("notices.csv"));
			}
		},
		NOTICES_TOO_SHORT {
			@Override
			void hit(Path draft) throws IOException {
				try (FileChannel file = FileChannel.open(draft.resolve("notices.csv"), StandardOpenOption.WRITE)) {
					file.truncate(200);
				}
			}
		},
		UNREACHABLE_MISSING {
			@Override
			void hit(Path draft) throws IOException {
				Files.delete(draft.resolve("unreachable.csv"));
			}
		},
		SUMS_MISSING {
			@Override
			void hit(Path draft) throws IOException {
				Files.delete(draft.resolve(".sums"));
			}
		},
		SPOOL_FILE_MISSING {
			@Override
			void hit(Path draft) throws IOException {
				Files.delete(draft.resolve(spoolFiles(draft).keySet().iterator().next()));
			}
		},
		ALL_MISSING {
			@Override
			void hit(Path draft) throws IOException {
				GoneFolder.delete(draft);
			}
		},
		MACHINE_STARTED_AGAIN {
			@Override
			DraftExtent seenFrom(DraftExtent it) {
				return new DraftExtent("another start", it.lastId(), it.total(), it.notices(), it.unreachable(),
						it.spool(), it.sums());
			}
		};

		void hit(Path draft) throws IOException {
			assertThat(draft).exists();
		}

		DraftExtent seenFrom(DraftExtent committed) {
			return committed;
		}

	}

	@ParameterizedTest
	@EnumSource(Broken.class)
	void beginsADraftAgainThatCannotBeGoneOnWith(Broken broken) throws IOException {
		try (NoticeBooks books = books(TestDatabase.H2)) {
			Map<String, String> whole = whole(books);
			DraftExtent committed = killed(books);
			broken.hit(draft());
			DraftExtent seen = broken.seenFrom(committed);

			try (FolderPublishing again = folders(books).open(FOLDER, seen)) {
				assertThat(again.extent().lastId()).isEmpty();
				assertThat(spoolFiles(draft())).isEmpty();
			}
			goOn(books, seen);

			assertThat(content()).isEqualTo(whole);
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void beginsADraftAgainOfWhichANoticeWasWithdrawn(TestDatabase database) throws IOException {
		try (NoticeBooks books = books(database)) {
			DraftExtent committed = killed(books);
			String first = books.books()
				.jdbc()
				.sql("select min(notice_id) from notice where to_number is not null")
				.query(String.class)
				.single();
			books.sql("delete from notice_item where notice_id = ?", first)
				.sql("delete from notice where notice_id = ?", first);

			goOn(books, committed);
			Map<String, String> resumed = content();

			assertThat(resumed).doesNotContainKey(SpoolFiles.place(first));
			assertThat(resumed).isEqualTo(whole(books));
		}
	}

	/** Twelve members; every fourth has no number, and two share one. */
	private static NoticeBooks books(TestDatabase database) {
		NoticeBooks books = new NoticeBooks(database, PROGRAMME).sql(
				"insert into notice_folder (business_date, n, closing_id, state) values (date '2024-11-30', 1, 1, 'MADE')");
		for (int i = 0; i < MEMBERS; i++) {
			String member = "M" + i;
			books.member(member, (i % 4 == 3) ? null : "0101234567" + Math.max(1, i % 10))
				.lot("L" + i, member, "2023-12-31", "2024-12-31", 100 + i);
		}
		return books.tell("2024-12-01", "2024-11-29");
	}

	/** The folder of a publishing that nobody disturbed; it is then taken away. */
	private Map<String, String> whole(NoticeBooks books) throws IOException {
		GoneFolder.delete(folder());
		goOn(books, DraftExtent.NONE);
		Map<String, String> whole = content();
		assertThat(whole).containsKeys("manifest.json", "notices.csv", "unreachable.csv", "_DONE")
			.doesNotContainKey(".sums");
		GoneFolder.delete(folder());
		books.sql("update notice set state = 'MADE'").sql("update notice_folder set state = 'MADE'");
		return whole;
	}

	/**
	 * Two chunks are committed, a third is written and not committed.
	 * @return what was committed
	 */
	private DraftExtent killed(NoticeBooks books) {
		try (FolderPublishing publishing = folders(books).open(FOLDER, DraftExtent.NONE)) {
			assertThat(Publishing.append(publishing, CHUNK)).isTrue();
			assertThat(Publishing.append(publishing, CHUNK)).isTrue();
			DraftExtent committed = publishing.extent();
			assertThat(Publishing.append(publishing, CHUNK)).isTrue();
			assertThat(committed.spool().count()).isPositive().isLessThan(publishing.extent().spool().count());
			return DraftExtent.of(committed.machineStart(), committed.lastId(),
					(name) -> Objects.requireNonNull(committed.numbers().get(name)));
		}
	}

	private void goOn(NoticeBooks books, DraftExtent extent) {
		Publishing.goOn(folders(books), FOLDER, extent, "2024-11-30.1", "1", FolderClock.SYSTEM, List.of());
	}

	private NoticeFolders folders(NoticeBooks books) {
		return new NoticeFolders(books.books().template(), books.books().transactions(), new Home(this.home),
				PROGRAMME);
	}

	private Path folder() {
		return this.home.resolve("notices").resolve("2024-11-30").resolve("1");
	}

	private Path draft() {
		return folder().resolveSibling(".1");
	}

	private Map<String, String> content() throws IOException {
		Map<String, String> content = new TreeMap<>();
		try (Stream<Path> files = Files.walk(folder())) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				content.put(folder().relativize(file).toString(), Files.readString(file));
			}
		}
		return content;
	}

	/** The spool files of a folder or draft, with when and as what they were made. */
	private static Map<String, Object> spoolFiles(Path root) throws IOException {
		Map<String, Object> found = new TreeMap<>();
		try (Stream<Path> files = Files.walk(root)) {
			files.filter((file) -> file.toString().endsWith(".sms"))
				.forEach((file) -> found.put(root.relativize(file).toString(), made(file)));
		}
		return found;
	}

	private static Object made(Path file) {
		try {
			return Files.getAttribute(file, "unix:ino") + " " + Files.getLastModifiedTime(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
