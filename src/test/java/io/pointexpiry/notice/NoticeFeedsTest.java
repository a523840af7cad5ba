package io.pointexpiry.notice;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.List;

import io.pointexpiry.domain.Programme;
import io.pointexpiry.file.Home;
import io.pointexpiry.ledger.FolderClock;
import io.pointexpiry.support.Publishing;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class NoticeFeedsTest {

	private static final Programme PROGRAMME = Programmes.korean("notices: {expiry-before: [P1M, P3D]}");

	private static final LocalDate LAST_DAY = LocalDate.parse("2024-11-30");

	/** From the morning after the last day until the day before the next stage. */
	private static final String HOURS = "2024-12-01T08:00:00+09:00,2024-12-27T21:00:00+09:00";

	@TempDir
	private Path directory;

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void leavesOutWhatIsRecalledOrCanNotBeSent(TestDatabase database) throws IOException {
		try (NoticeBooks books = NoticeFoldersTest.told(database, PROGRAMME)) {
			books.sql("update notice set state = 'RECALLED' where member_id = 'B'");

			List<Path> files = write(books, 5_000_000, Feed.NHN_CSV);

			assertThat(files).containsExactly(this.directory.resolve("nhn-csv-001.csv"));
			assertThat(files.get(0)).content()
				.isEqualTo("recipient_no,##notice_id##,##subject##,##text##,##points##,##expires_on##,"
						+ "##send_not_before##,##send_not_after##\r\n01012345678," + books.one("notice_id", "A")
						+ ",,[KT 멤버십] 소멸 예정 100P: 2024-12-31까지 사용해 주세요. 문의 114,100,2024-12-31," + HOURS + "\r\n");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void givesAlimtalkTemplateVariablesAndFallback(TestDatabase database) throws IOException {
		try (NoticeBooks books = NoticeFoldersTest.told(database, PROGRAMME)) {
			books.sql("update notice set state = 'RECALLED' where member_id = 'B'");

			List<Path> files = write(books, 5_000_000, Feed.ALIMTALK_CSV);

			String text = "[KT 멤버십] 소멸 예정 100P: 2024-12-31까지 사용해 주세요. 문의 114";
			assertThat(files.get(0)).content()
				.isEqualTo(
						"notice_id,recipient_no,template_code,variables,fallback_channel,fallback_subject,fallback_text,"
								+ "send_not_before,send_not_after\r\n" + books.one("notice_id", "A")
								+ ",01012345678,expiry-warning,\"{\"\"points\"\":\"\"100\"\","
								+ "\"\"expires_on\"\":\"\"2024-12-31\"\",\"\"text\"\":\"\"" + text + "\"\"}\",SMS,,"
								+ text + "," + HOURS + "\r\n");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void startsANewFileBeforeOneGrowsTooLarge(TestDatabase database) throws IOException {
		try (NoticeBooks books = NoticeFoldersTest.told(database, PROGRAMME)) {
			List<Path> files = write(books, 400, Feed.NHN_CSV);

			assertThat(files).hasSize(2);
			for (Path file : files) {
				assertThat(Files.readAllLines(file)).hasSize(2).first().asString().startsWith("recipient_no,");
				assertThat(Files.size(file)).isLessThanOrEqualTo(400);
			}
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void liesInThePublishedFolderAndItsManifest(TestDatabase database) throws IOException {
		try (NoticeBooks books = NoticeFoldersTest.told(database, PROGRAMME)) {
			publish(books, List.of(Feed.NHN_CSV, Feed.ALIMTALK_CSV));

			Path folder = this.directory.resolve("notices/2024-11-30/1");
			assertThat(folder.resolve("nhn-csv-001.csv")).content().hasLineCount(3);
			assertThat(folder.resolve("alimtalk-csv-001.csv")).content().hasLineCount(3);
			assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("nhn-csv-001.csv"))))
				.isEqualTo("rw-r-----");
			assertThat(folder.resolve("manifest.json")).content()
				.containsPattern("\"nhn-csv-001.csv\" : \\{\\s+\"rows\" : 2,\\s+\"points\" : 300,");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void isWrittenLaterForPublishedFoldersIntoANewDirectory(TestDatabase database) throws IOException {
		try (NoticeBooks books = NoticeFoldersTest.told(database, PROGRAMME)) {
			NoticeFeeds feeds = new NoticeFeeds(books.books().template(), PROGRAMME);
			Path place = this.directory.resolve("nhn");
			books.sql("insert into notice_folder (business_date, n, closing_id, state) "
					+ "select distinct business_date, n, closing_id, 'MADE' from notice on conflict do nothing");

			assertThat(feeds.export(null, null, Feed.NHN_CSV, place)).isEmpty();
			assertThat(place).doesNotExist();

			publish(books, List.of());
			assertThat(feeds.export(LAST_DAY, LAST_DAY, Feed.NHN_CSV, place))
				.containsExactly(place.resolve("2024-11-30-1-nhn-csv-001.csv"));
			assertThat(place.resolve("2024-11-30-1-nhn-csv-001.csv")).content().hasLineCount(3);
			assertThat(feeds.export(LAST_DAY.plusDays(1), null, Feed.NHN_CSV, this.directory.resolve("later")))
				.isEmpty();
			assertThatExceptionOfType(FileAlreadyExistsException.class)
				.isThrownBy(() -> feeds.export(null, null, Feed.NHN_CSV, place));
		}
	}

	private void publish(NoticeBooks books, List<Feed> feeds) {
		Publishing.publish(
				new NoticeFolders(books.books().template(), books.books().transactions(), new Home(this.directory),
						PROGRAMME),
				new NoticePages.Folder(LAST_DAY, 1), "2024-11-30.1", "1", FolderClock.SYSTEM, feeds);
	}

	private List<Path> write(NoticeBooks books, int mostBytes, Feed feed) throws IOException {
		PhoneNumbers numbers = new PhoneNumbers(PROGRAMME.locale(), PROGRAMME.zone());
		return new NoticeFeeds(new NoticePages(books.books().template()), numbers, PROGRAMME.zone(), mostBytes)
			.write(new NoticePages.Folder(LAST_DAY, 1), feed, this.directory, "")
			.keySet()
			.stream()
			.map(this.directory::resolve)
			.toList();
	}

}
