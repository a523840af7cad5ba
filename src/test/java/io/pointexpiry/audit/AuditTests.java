package io.pointexpiry.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import io.pointexpiry.file.Home;
import io.pointexpiry.support.TestBooks;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.pointexpiry.support.Fill.aClosing;
import static io.pointexpiry.support.Fill.aNotice;
import static io.pointexpiry.support.Fill.aRun;
import static io.pointexpiry.support.Fill.aWarning;
import static io.pointexpiry.support.Fill.row;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What verify finds, and what it leaves alone.
 *
 * @see "rules.md#verification"
 */
class AuditTests {

	private static final String SPOOLED = "6d103d1be835a14c3803a409665cc8c9885c4797c44e86ee7dae1aff316bf304";

	@TempDir
	private Path directory;

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void findsNothingInBooksThatAgree(TestDatabase database) throws IOException {
		try (TestBooks books = database.open()) {
			AgreeingBooks.fill(books);
			publish("5", "text");

			AuditResult result = audit(books);

			assertThat(result.findings()).isEmpty();
			assertThat(result.agrees()).isTrue();
			assertThat(result.notes()).isEmpty();
			assertThat(result.render()).endsWith("\nThe books agree.\n").doesNotContain("FAULT");
		}
	}

	/** No foreign key forbids it: it would cost a year-end too much. */
	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void findsAnExpiryOfALotThatIsNotThere(TestDatabase database) {
		try (TestBooks books = database.open()) {
			AgreeingBooks.fill(books);

			AuditResult result = auditAfter(books, "update expiry_record set lot_id = 'GONE' where lot_id = 'EXPIRED'");

			assertThat(result.findings()).anyMatch((it) -> it.check().equals("Every expiry is of a lot that is there.")
					&& line(it).startsWith("record EXPIRY 2024-12-31.1 of lot GONE: found no such lot"));
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void findsALotOfAMemberWhoIsNotThere(TestDatabase database) {
		try (TestBooks books = database.open()) {
			AgreeingBooks.fill(books);

			AuditResult result = auditAfter(books, "update point_lot set member_id = 'GONE' where lot_id = 'EXPIRED'");

			assertThat(result.findings()).anyMatch((it) -> it.check().equals("Every lot is of a member who is there.")
					&& line(it).startsWith("lot EXPIRED: found member GONE is not there"));
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void findsEveryFaultThatIsPlanted(TestDatabase database) {
		try (TestBooks books = database.open()) {
			AgreeingBooks.fill(books);
			for (AuditFault planted : AuditFault.values()) {
				AuditResult result = auditAfter(books, planted.fault());

				assertThat(result.agrees()).as(planted.name()).isFalse();
				assertThat(result.findings()).as(planted.name())
					.anyMatch((it) -> it.check().startsWith(planted.sentence())
							&& line(it).startsWith(planted.finding()));
			}
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void findsAPublishedFolderThatWasTouched(TestDatabase database) throws IOException {
		try (TestBooks books = database.open()) {
			AgreeingBooks.fill(books);
			Path folder = publish("5", "text");
			Files.writeString(folder.resolve("notices.csv"), "texts");
			Files.delete(folder.resolve("_DONE"));

			assertThat(audit(books).findings()).extracting(AuditTests::line)
				.containsExactly(folder + ": found no _DONE, expected _DONE, for it is published",
						folder.resolve("notices.csv")
								+ ": found another content, expected the SHA-256 of the manifest");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void findsSpoolFilesThatWereTouchedAndRecallsThatAreNotListed(TestDatabase database) throws IOException {
		try (TestBooks books = database.open()) {
			AgreeingBooks.fill(books);
			Path folder = publish("5", "text");
			Path spooled = Files.createDirectories(folder.resolve("AA")).resolve("AAAA.sms");
			Files.writeString(spooled, "hello");
			// sha256sum AA/AAAA.sms | sha256sum
			Files.writeString(folder.resolve("manifest.json"), """
					{"files": {"notices.csv": {"sha256":
					"982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a851fead67c32c9d1"}, "sms": {"files": 1, "sha256":
					"%s"}}}""".formatted(SPOOLED));
			aNotice("AAAB", "M1", "2024-11-30", 1).with("state", "RECALLED").with("recalled", true).into(books);
			aWarning("AAAB", "M1", "2025-06-30", "2024-12-01").into(books);
			Files.writeString(folder.resolve("_RECALLED"), "AAAB\n");
			assertThat(audit(books).findings()).isEmpty();

			Files.writeString(spooled, "jello");
			Files.writeString(folder.resolve("_RECALLED"), "");

			assertThat(audit(books).findings()).extracting(AuditTests::line)
				.containsExactly(
						folder + ": found another content of its .sms files, expected the SHA-256 of the manifest",
						folder.resolve("_RECALLED")
								+ ": found 1 notice not in it though recalled, the first of them AAAB,"
								+ " expected every recalled notice of the folder");
			Files.delete(spooled);
			assertThat(audit(books).findings()).extracting(AuditTests::line)
				.contains(folder + ": found 0 files *.sms, expected 1 by its manifest");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void notesAPublishedFolderThatIsGone(TestDatabase database) {
		try (TestBooks books = database.open()) {
			AgreeingBooks.fill(books);

			AuditResult result = audit(books);

			assertThat(result.agrees()).isTrue();
			assertThat(result.notes())
				.containsExactly("Published, not purged and not there: 1 folder of notices, the last" + " of them "
						+ folder() + ". Somebody moved them.");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void notesTheCommandThatFinishesWhatWasNotFinished(TestDatabase database) throws IOException {
		try (TestBooks books = database.open()) {
			AgreeingBooks.fill(books);
			publish("5", "text");
			aClosing(3, "2024-12-31").with("command", "reverse").with("why", "Kim's").into(books);
			aRun("2024-12-31.2", 3).with("command", "reverse").with("state", "FAILED").into(books);

			AuditResult result = audit(books);

			assertThat(result.agrees()).isTrue();
			assertThat(result.notes())
				.containsExactly("A reverse is FAILED: unless it is at work, go on with: reverse --date 2024-12-31"
						+ " --reason 'Kim'\\''s'");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void listsTwentyFindingsOfASentenceAndCountsTheRest(TestDatabase database) {
		try (TestBooks books = database.open()) {
			AgreeingBooks.fill(books);
			for (int i = 10; i < 35; i++) {
				row("notice").with("notice_id", "N" + i)
					.with("member_id", "M1")
					.with("business_date", "2024-11-30")
					.with("n", 1)
					.with("closing_id", 1)
					.with("send_on", "2024-12-01")
					.with("locale", "en")
					.with("channel", "SMS")
					.with("body", "")
					.with("bytes", 0)
					.with("points", 0)
					.with("state", "PUBLISHED")
					.into(books);
			}

			AuditResult result = audit(books);

			assertThat(result.findings()).hasSize(20);
			assertThat(result.checks()).filteredOn((check) -> check.total() > 0)
				.singleElement()
				.extracting(AuditResult.Check::total)
				.isEqualTo(25L);
			assertThat(result.render()).contains("       ... 25 in all\n").endsWith("The books do not agree.\n");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void leavesDueLotsAloneThatHaveAReason(TestDatabase database) {
		try (TestBooks books = database.open()) {
			AgreeingBooks.fill(books);
			books.template()
				.update("update point_lot set expires_on = date '2024-12-30' where lot_id in ('OPEN', 'REVERSED')");
			for (String reason : List.of("update member set status = 'WITHDRAWN'",
					"update point_lot set refused = 'birth_month' where lot_id = 'OPEN'",
					"insert into review (member_id, due_on) values ('M1', date '2025-01-01')",
					"insert into hold (member_id, placed_at, why, by_whom) values ('M1', current_timestamp, 'x', 'y')")) {
				assertThat(auditAfter(books, reason).findings()).as(reason).isEmpty();
			}
		}
	}

	private AuditResult auditAfter(TestBooks books, String change) {
		return Objects.requireNonNull(books.transactions().execute((transaction) -> {
			books.template().update(change);
			transaction.setRollbackOnly();
			return audit(books);
		}));
	}

	private AuditResult audit(TestBooks books) {
		return new Audit(books.dataSource(), new Home(this.directory)).verify();
	}

	private Path folder() {
		return new Home(this.directory).notices(LocalDate.parse("2024-11-30")).resolve("1");
	}

	private Path publish(String rows, String csv) throws IOException {
		Path folder = Files.createDirectories(folder());
		Files.writeString(folder.resolve("notices.csv"), csv);
		Files.writeString(folder.resolve("manifest.json"), """
				{"rows": %s, "files": [{"file": "notices.csv",
				"sha256": "982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a851fead67c32c9d1"}]}""".formatted(rows));
		Files.writeString(folder.resolve("_DONE"), "");
		return folder;
	}

	private static String line(AuditFinding finding) {
		return "%s: found %s, expected %s".formatted(finding.where(), finding.found(), finding.expected());
	}

}
