package io.pointexpiry.notice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

import io.pointexpiry.domain.Programme;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class NoticeFeedsTest {

	private static final Programme PROGRAMME = Programmes.korean("notices: {expiry-before: [P1M, P3D]}");

	private static final LocalDate LAST_DAY = LocalDate.parse("2024-11-30");

	@TempDir
	private Path directory;

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void leavesOutWhatIsRecalledOrCanNotBeSent(TestDatabase database) throws IOException {
		try (NoticeBooks books = NoticeFoldersTest.told(database, PROGRAMME)) {
			books.sql("update notice set state = 'RECALLED' where member_id = 'B'");

			List<Path> files = feeds(books, 5_000_000).write(LAST_DAY, 1, Feed.NHN_CSV, this.directory);

			assertThat(files).containsExactly(this.directory.resolve("nhn-csv-001.csv"));
			assertThat(files.get(0)).content()
				.isEqualTo("recipient_no,##notice_id##,##subject##,##text##,##points##,##expires_on##\r\n01012345678,"
						+ books.one("notice_id", "A")
						+ ",,[KT 멤버십] 100P를 2024-12-31까지 사용하지 않으면 소멸됩니다. 문의 114,100,2024-12-31\r\n");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void givesAlimtalkTemplateVariablesAndFallback(TestDatabase database) throws IOException {
		try (NoticeBooks books = NoticeFoldersTest.told(database, PROGRAMME)) {
			books.sql("update notice set state = 'RECALLED' where member_id = 'B'");

			List<Path> files = feeds(books, 5_000_000).write(LAST_DAY, 1, Feed.ALIMTALK_CSV, this.directory);

			String text = "[KT 멤버십] 100P를 2024-12-31까지 사용하지 않으면 소멸됩니다. 문의 114";
			assertThat(files.get(0)).content()
				.isEqualTo(
						"notice_id,recipient_no,template_code,variables,fallback_channel,fallback_subject,fallback_text\r\n"
								+ books.one("notice_id", "A")
								+ ",01012345678,expiry-warning,\"{\"\"points\"\":\"\"100\"\","
								+ "\"\"expires_on\"\":\"\"2024-12-31\"\",\"\"text\"\":\"\"" + text + "\"\"}\",SMS,,"
								+ text + "\r\n");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void startsANewFileBeforeOneGrowsTooLarge(TestDatabase database) throws IOException {
		try (NoticeBooks books = NoticeFoldersTest.told(database, PROGRAMME)) {
			List<Path> files = feeds(books, 300).write(LAST_DAY, 1, Feed.NHN_CSV, this.directory);

			assertThat(files).hasSize(2);
			for (Path file : files) {
				assertThat(Files.readAllLines(file)).hasSize(2).first().asString().startsWith("recipient_no,");
				assertThat(Files.size(file)).isLessThanOrEqualTo(300);
			}
		}
	}

	private static NoticeFeeds feeds(NoticeBooks books, int mostBytes) {
		return new NoticeFeeds(books.books().template(), PROGRAMME, mostBytes);
	}

}
