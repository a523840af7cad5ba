package io.pointexpiry.notice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

import io.pointexpiry.domain.Programme;
import io.pointexpiry.file.GoneFolder;
import io.pointexpiry.file.Home;
import io.pointexpiry.ledger.FolderClock;
import io.pointexpiry.support.Publishing;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Notices that must not be sent any more.
 *
 * @see "rules.md#recalls"
 */
class RecallTest {

	private static final Programme PROGRAMME = Programmes.korean("notices: {expiry-before: [P1M, P3D]}");

	@TempDir
	private Path home;

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void recallsWhatIsNotSentYet(TestDatabase database) throws IOException {
		try (NoticeBooks books = NoticeFoldersTest.told(database, PROGRAMME)) {
			NoticeFolders folders = folders(books);
			Publishing.publish(folders(books), new NoticePages.Folder(LocalDate.parse("2024-11-30"), 1), "2024-11-30.1",
					"1", FolderClock.SYSTEM, List.of());
			String a = books.one("notice_id", "A");
			String b = books.one("notice_id", "B");
			books.sql("update notice set state = 'DELIVERED' where member_id = 'B'");

			books.books().transactions().executeWithoutResult((status) -> {
				folders.recall(List.of(a));
				assertThat(folder().resolve("_RECALLED")).doesNotExist();
			});
			folders.recall(List.of(b));

			assertThat(Files.readAllLines(folder().resolve("_RECALLED"))).containsExactlyInAnyOrder(a, b);
			assertThat(books.one("state", "A")).isEqualTo("RECALLED");
			assertThat(books.one("state", "B")).isEqualTo("DELIVERED");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void publishesWhatWasRecalledBeforeWithItsRecall(TestDatabase database) throws IOException {
		try (NoticeBooks books = NoticeFoldersTest.told(database, PROGRAMME)) {
			folders(books).recall(List.of(books.one("notice_id", "A")));
			Publishing.publish(folders(books), new NoticePages.Folder(LocalDate.parse("2024-11-30"), 1), "2024-11-30.1",
					"1", FolderClock.SYSTEM, List.of());

			assertThat(folder().resolve("_RECALLED")).content().isEqualTo(books.one("notice_id", "A") + "\n");
			assertThat(books.one("state", "A")).isEqualTo("RECALLED");
			assertThat(books.one("state", "B")).isEqualTo("PUBLISHED");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void writesWhatAnotherHomeRecalledAtTheNextCommand(TestDatabase database) throws IOException {
		try (NoticeBooks books = NoticeFoldersTest.told(database, PROGRAMME)) {
			Publishing.publish(folders(books), new NoticePages.Folder(LocalDate.parse("2024-11-30"), 1), "2024-11-30.1",
					"1", FolderClock.SYSTEM, List.of());
			String a = books.one("notice_id", "A");
			Home desk = new Home(this.home.resolve("desk"));

			new NoticeFolders(books.books().template(), books.books().transactions(), desk, PROGRAMME)
				.recall(List.of(a));

			assertThat(folder().resolve("_RECALLED")).doesNotExist();
			assertThat(lists(books, desk).catchUp()).isEmpty();
			assertThat(lists(books, desk).waiting()).singleElement()
				.asString()
				.startsWith("Recalled notices are missing from notices/2024-11-30/1/_RECALLED in the home " + this.home)
				.endsWith("Before anything is sent from there, run there: expiry status");

			books.sql("update notice set state = 'CANCELLED' where notice_id = ?", a); // a
																						// receipt
			assertThat(lists(books, new Home(this.home)).catchUp()).isEmpty();

			assertThat(folder().resolve("_RECALLED")).hasContent(a);
			assertThat(lists(books, desk).waiting()).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void namesTheLatestFolderWhereItIsPublishedAndNotThere(TestDatabase database) throws IOException {
		try (NoticeBooks books = NoticeFoldersTest.told(database, PROGRAMME)) {
			Publishing.publish(folders(books), new NoticePages.Folder(LocalDate.parse("2024-11-30"), 1), "2024-11-30.1",
					"1", FolderClock.SYSTEM, List.of());
			assertThat(lists(books, new Home(this.home)).catchUp()).isEmpty();

			GoneFolder.remove(folder());

			assertThat(lists(books, new Home(this.home)).catchUp()).singleElement()
				.asString()
				.startsWith("The folder of notices " + folder() + " is on record as published, and is not there.");
			assertThat(lists(books, new Home(this.home.resolve("desk"))).catchUp()).isEmpty();
		}
	}

	private RecallLists lists(NoticeBooks books, Home of) {
		return new RecallLists(books.books().template(), books.books().transactions(), of);
	}

	private NoticeFolders folders(NoticeBooks books) {
		return new NoticeFolders(books.books().template(), books.books().transactions(), new Home(this.home),
				PROGRAMME);
	}

	private Path folder() {
		return this.home.resolve("notices").resolve("2024-11-30").resolve("1");
	}

}
