package io.pointexpiry.notice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.pointexpiry.domain.Programme;
import io.pointexpiry.file.Home;
import io.pointexpiry.ledger.FolderClock;
import io.pointexpiry.support.Publishing;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The folders that an SMS sender picks up.
 *
 * @see "rules.md#folders"
 * @see "rules.md#notice-ids"
 */
class NoticeFoldersTest {

	private static final Programme PROGRAMME = Programmes.korean("notices: {expiry-before: [P1M, P3D]}");

	private static final LocalDate LAST_DAY = LocalDate.parse("2024-11-30");

	private static final String MANIFEST = """
			{
			  "programme" : "club",
			  "time_zone" : "Asia/Seoul",
			  "date" : "2024-11-30",
			  "n" : 1,
			  "run" : "2024-11-30.1",
			  "policy_version" : "1",
			  "items" : {
			    "EXPIRY_WARNING" : 3
			  },
			  "files" : {
			    "notices.csv" : {
			      "rows" : 2,
			      "points" : 300,
			      "bytes" : %d,
			      "sha256" : "%s"
			    },
			    "unreachable.csv" : {
			      "rows" : 1,
			      "points" : 300,
			      "bytes" : %d,
			      "sha256" : "%s"
			    },
			    "sms" : {
			      "files" : 2,
			      "points" : 300,
			      "bytes" : %d,
			      "sha256" : "%s"
			    }
			  }
			}
			""";

	@TempDir
	private Path home;

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void publishesOneFilePerMemberToldForSmsd(TestDatabase database) throws IOException {
		try (NoticeBooks books = told(database, PROGRAMME)) {
			publish(books, PROGRAMME);

			String id = books.one("notice_id", "A");
			assertThat(folder().resolve(id.substring(0, 2)).resolve(id + ".sms")).content().isEqualTo("""
					To: 821012345678
					Alphabet: UTF-8
					Report: yes
					X-Notice-Id: %s
					X-Channel: SMS
					X-Send-Not-Before: 2024-12-01T08:00:00+09:00
					X-Send-Not-After: 2024-12-27T21:00:00+09:00

					[KT 멤버십] 소멸 예정 100P: 2024-12-31까지 사용해 주세요. 문의 114""".formatted(id));
			assertThat(books.one("state", "A")).isEqualTo("PUBLISHED");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void writesCsvManifestAndDone(TestDatabase database) throws IOException {
		try (NoticeBooks books = told(database, PROGRAMME)) {
			publish(books, PROGRAMME);

			String a = books.one("notice_id", "A");
			String b = books.one("notice_id", "B");
			String none = books.one("notice_id", "C");
			List<String> rows = Stream.of(row(a, "A", "100"), row(b, "B", "200")).sorted().toList();
			assertThat(folder().resolve("notices.csv")).content()
				.isEqualTo(
						"notice_id,member_id,from,to,channel,subject,text,bytes,items,points,expires_on,send_not_before,"
								+ "send_not_after,file,segments,shared_number\r\n" + String.join("", rows));
			assertThat(folder().resolve("unreachable.csv")).content()
				.isEqualTo("notice_id,member_id,reason,text\r\n" + none
						+ ",C,no number,[KT 멤버십] 소멸 예정 300P: 2024-12-31까지 사용해 주세요. 문의 114\r\n");
			assertThat(folder().resolve("_DONE")).isEmptyFile();
			assertThat(folder().resolve("manifest.json")).content()
				.isEqualTo(MANIFEST.formatted(size("notices.csv"), sha256("notices.csv"), size("unreachable.csv"),
						sha256("unreachable.csv"), size(SpoolFiles.place(a)) + size(SpoolFiles.place(b)),
						sha256OfList(a, b)));
		}
	}

	private static String row(String id, String member, String points) {
		return ("%s,%s,15880000,01012345678,SMS,,[KT 멤버십] 소멸 예정 %sP: 2024-12-31까지 사용해 주세요. 문의 114,66,"
				+ "EXPIRY_WARNING,%s,2024-12-31,2024-12-01T08:00:00+09:00,2024-12-27T21:00:00+09:00,%s/%s.sms,,true\r\n")
			.formatted(id, member, points, points, id.substring(0, 2), id);
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void closesFoldersToOthers(TestDatabase database) throws IOException {
		try (NoticeBooks books = told(database, PROGRAMME)) {
			publish(books, PROGRAMME);

			try (Stream<Path> files = Files.walk(folder().getParent().getParent())) {
				assertThat(files)
					.allSatisfy((file) -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
						.isEqualTo(Files.isDirectory(file) ? "rwxr-x---" : "rw-r-----"));
			}
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void givesTheSameBytesAfterACrashAtAnyPoint(TestDatabase database) throws IOException {
		try (NoticeBooks books = told(database, PROGRAMME)) {
			publish(books, PROGRAMME);
			Map<String, String> whole = content();

			// as it lies there after a crash while the draft was written
			Files.move(folder(), folder().resolveSibling(".1"));
			Files.delete(folder().resolveSibling(".1").resolve("_DONE"));
			Files.writeString(folder().resolveSibling(".1").resolve("notices.csv"), "half a ro");
			books.sql("update notice set state = 'MADE'");
			publish(books, PROGRAMME);

			assertThat(content()).isEqualTo(whole);
			assertThat(folder().resolveSibling(".1")).doesNotExist();

			// as it lies there after a crash between the rename and the books
			books.sql("update notice set state = 'MADE'");
			publish(books, PROGRAMME);

			assertThat(content()).isEqualTo(whole);
			assertThat(books.one("state", "A")).isEqualTo("PUBLISHED");
		}
	}

	@Test
	void givesTheSameBytesOnBothDatabases() throws IOException {
		try (NoticeBooks h2 = told(TestDatabase.H2, PROGRAMME);
				NoticeBooks postgresql = told(TestDatabase.POSTGRESQL, PROGRAMME)) {
			publish(h2, PROGRAMME);
			Map<String, String> onH2 = content();
			io.pointexpiry.file.GoneFolder.delete(folder());
			publish(postgresql, PROGRAMME);

			assertThat(content()).isEqualTo(onH2);
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void makesNoFolderWhereThereIsNothingToSay(TestDatabase database) {
		try (NoticeBooks books = new NoticeBooks(database, PROGRAMME)) {
			publish(books, PROGRAMME);

			assertThat(this.home.resolve("notices")).doesNotExist();
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void refusesAFolderThatNoRunLeavesBehind(TestDatabase database) throws IOException {
		try (NoticeBooks books = told(database, PROGRAMME)) {
			Files.createDirectories(folder());

			assertThatThrownBy(() -> publish(books, PROGRAMME)).isInstanceOf(UncheckedIOException.class)
				.hasMessageContaining("start the run again")
				.hasRootCauseMessage(folder() + " exists without _DONE, which no run leaves behind; move it away");
			assertThat(books.one("state", "A")).isEqualTo("MADE");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void writesNoSpoolFilesForGateways(TestDatabase database) throws IOException {
		Programme programme = Programmes.korean("notices: {expiry-before: [P1M, P3D], files: none}");
		try (NoticeBooks books = told(database, programme)) {
			publish(books, programme);

			assertThat(content()).containsOnlyKeys("_DONE", "manifest.json", "notices.csv", "unreachable.csv");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void letsHostileMembersBreakOutOfNothing(TestDatabase database) throws IOException {
		String hostile = "../../etc\n".replace("\n", "") + "#{points},\"=1+1\"";
		try (NoticeBooks books = new NoticeBooks(database, PROGRAMME)) {
			books.member(hostile, "01012345678\nTo: 01099998888").lot("L1", hostile, "2023-12-31", "2024-12-31", 1);
			books.member("B", "010-1234-5678").lot("L2", "B", "2023-12-31", "2024-12-31", 1);
			books.sql("update member set name = ? where member_id = 'B'", "x\nTo: 010\n😀똠#{points}" + "가".repeat(400));
			books.tell("2024-12-01", "2024-11-29");
			publish(books, PROGRAMME);

			assertThat(Files.readString(folder().resolve("unreachable.csv")))
				.contains(",\"../../etc#{points},\"\"=1+1\"\"\",no telephone number,[KT 멤버십] 소멸 예정 1P");
			String id = books.one("notice_id", "B");
			assertThat(Files.readString(folder().resolve(SpoolFiles.place(id)))).containsOnlyOnce("To:")
				.doesNotContain("#{");
			assertThat(content()).hasSize(5);
		}
	}

	static NoticeBooks told(TestDatabase database, Programme programme) {
		return new NoticeBooks(database, programme).sql(
				"insert into notice_folder (business_date, n, closing_id, state) values (date '2024-11-30', 1, 1, 'MADE')")
			.member("A", "010-1234-5678")
			.member("B", "+82 10 1234 5678")
			.member("C", null)
			.lot("L1", "A", "2023-12-31", "2024-12-31", 100)
			.lot("L2", "B", "2023-12-31", "2024-12-31", 200)
			.lot("L3", "C", "2023-12-31", "2024-12-31", 300)
			.tell("2024-12-01", "2024-11-29");
	}

	private NoticeFolders folders(NoticeBooks books, Programme programme) {
		return new NoticeFolders(books.books().template(), books.books().transactions(), new Home(this.home),
				programme);
	}

	private void publish(NoticeBooks books, Programme programme) {
		Publishing.publish(folders(books, programme), new NoticePages.Folder(LAST_DAY, 1), "2024-11-30.1", "1",
				FolderClock.SYSTEM, List.of());
	}

	private Path folder() {
		return this.home.resolve("notices").resolve("2024-11-30").resolve("1");
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

	private long size(String name) throws IOException {
		return Files.size(folder().resolve(name));
	}

	private String sha256(String name) throws IOException {
		return sha256(Files.readAllBytes(folder().resolve(name)));
	}

	private String sha256OfList(String... ids) throws IOException {
		StringBuilder list = new StringBuilder();
		for (String id : Stream.of(ids).sorted().toList()) {
			list.append(sha256(SpoolFiles.place(id))).append("  ").append(SpoolFiles.place(id)).append('\n');
		}
		return sha256(list.toString().getBytes(StandardCharsets.UTF_8));
	}

	private static String sha256(byte[] bytes) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
