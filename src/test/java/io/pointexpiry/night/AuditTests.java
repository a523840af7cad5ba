package io.pointexpiry.night;

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
import static io.pointexpiry.support.Fill.row;
import static org.assertj.core.api.Assertions.assertThat;

class AuditTests {

	/** A fault of each kind, planted by hand into books that agree. */
	enum Planted {

		POINTS_THAT_NOBODY_TOOK("What was accrued and all entries",
				"lot OPEN of member M1: found 90 remaining," + " expected 100 by its entries",
				"update point_lot set remaining = 90 where lot_id = 'OPEN'"),
		AN_EXPIRY_MADE_UP("What was accrued and all entries",
				"lot EXPIRED of member M1: found 0 remaining," + " expected -100 by its entries",
				"insert into expiry_record select lot_id, entry_type, '2024-12-30.1',"
						+ " posted_on, business_date, member_id, kind, tier, reason, 100, earned_on, expires_on,"
						+ " policy_version, null, '2024-12-30.1', recorded_at from expiry_record where lot_id = 'EXPIRED'"
						+ " and entry_type = 'EXPIRY' and ref = '2024-12-31.1'"),
		AN_EXPIRED_LOT_WITH_POINTS("An expired or spent lot has nothing remaining",
				"lot OPEN of member M1:" + " found EXPIRED with 100 remaining, expected 0 remaining",
				"update point_lot set status = 'EXPIRED' where lot_id = 'OPEN'"),
		AN_EXPIRED_LOT_WITHOUT_RECORD("An expired or spent lot has nothing remaining",
				"lot SPENT of member M1:" + " found EXPIRED without an expiry record, expected a record of its expiry",
				"update point_lot set status = 'EXPIRED' where lot_id = 'SPENT'"),
		A_LOT_EXPIRED_TWICE("A lot expires again only after",
				"lot EXPIRED of member M1: found 2 expiries," + " expected at most 1, for points came back 0 times",
				"insert into expiry_record select lot_id, entry_type, 'again', posted_on, business_date, member_id,"
						+ " kind, tier, reason, points, earned_on, expires_on, policy_version, null, run_id, recorded_at"
						+ " from expiry_record where lot_id = 'EXPIRED'"),
		MORE_REVERSED_THAN_LAPSED("No more is reversed on a lot than had lapsed",
				"lot REVERSED of member M1:" + " found 101 points reversed, expected at most 100",
				"update expiry_record set points = 101 where lot_id = 'REVERSED' and entry_type = 'REVERSAL'"),
		MORE_CANCELLED_THAN_REDEEMED("No more is reversed on a lot than had lapsed",
				"lot SPENT of member M1:"
						+ " found redemption R1 cancelled by more than it took, expected at most what it took",
				"update cancellation set points = 101"),
		A_PROMISE_FORGOTTEN("A lot's floor is the latest date promised",
				"lot OPEN of member M1: found floor none," + " expected floor 2025-06-30",
				"update point_lot set floor_on = null where lot_id = 'OPEN'"),
		A_REDEMPTION_OF_SOMEBODY_ELSE("Every entry of a lot is of the member",
				"lot SPENT of member M1: found entries" + " of members M1, M2, expected of its owner only",
				"update redemption set member_id = 'M2'"),
		CANDIDATES_WITHOUT_OUTCOME("Every finished run's candidates",
				"run 2024-12-31.1: found 6 candidates with 600" + " points, expected 5 with 500 points",
				"update night_run set candidates = 6, points_candidates = 600 where run_id = '2024-12-31.1'"),
		A_RECORD_REMOVED("Every finished run recorded what it counted",
				"run 2024-12-31.1: found 1 lots with 100" + " points recorded as expired, expected 2 with 200 points",
				"delete from expiry_record where lot_id = 'EXPIRED'"),
		A_DEFERRAL_REMOVED("Every finished run recorded what it counted",
				"run 2024-12-31.1: found 0 lots with 0" + " points recorded as deferred, expected 1 with 100 points",
				"delete from lot_floor where cause = 'DEFERRAL'"),
		A_RUN_RENAMED("Every expiry belongs to a run",
				"run 2024-12-31.9: found 1 expiries, expected the run in" + " table night_run",
				"update expiry_record set run_id = '2024-12-31.9' where lot_id = 'EXPIRED'"),
		A_KIND_CHANGED("The summary of every kind closes",
				"kind BONUS: found 0 points remaining, expected -100 by the" + " summary",
				"update expiry_record set kind = 'BONUS' where lot_id = 'EXPIRED'"),
		MORE_REINSTATED_THAN_LAPSED("Of a lot and its reinstatements",
				"lot GIVEN: found 101 points given back," + " expected at most 100",
				"update expiry_record set points = 101 where entry_type = 'REINSTATEMENT'"),
		A_DUE_LOT_LEFT_OPEN("No lot that was due before the last day closed",
				"lot OPEN of member M1: found open with" + " 100 points, expected expired on 2024-12-30",
				"update point_lot set expires_on = date '2024-12-30' where lot_id = 'OPEN'"),
		A_REVERSAL_REMOVED("Every lot that waits for a reversed day",
				"lot REVERSED of member M1: found no reversal of 2024-12-30, expected the reversal for which it waits",
				"delete from expiry_record where lot_id = 'REVERSED' and entry_type = 'REVERSAL'"),
		A_WARNING_NEVER_TOLD("Who is recorded as warned",
				"lot EXPIRED of member M1: found no warning sent on" + " 2024-12-02, expected a notice of that day",
				"update expiry_record set warned_on = date '2024-12-02' where lot_id = 'EXPIRED'"),
		A_NOTICE_WITHOUT_ITEMS("Every notice says something",
				"notice AAAA of 2024-11-30: found nothing that it says," + " expected an item at least",
				"delete from notice_item"),
		A_FOLDER_FORGOTTEN("Every notice says something",
				"folder 1 of 2024-11-30: found no record of it, and 1"
						+ " notices in it, expected the folder in table notice_folder",
				"delete from notice_folder"),
		A_NIGHT_LOST("Every day from the first to the last closed",
				"2024-12-30: found no run that finished, expected" + " a run each day",
				"delete from night_run where run_id = '2024-12-30.1'"),
		A_NIGHT_TOO_MANY("Every day from the first to the last closed",
				"2024-12-31: found a run that finished, expected none, for" + " the calendar does not include the day",
				"update books set last_closed = date '2024-12-30'"),
		A_RECORD_TOUCHED("The records of every finished run", "run 2024-12-30.1: found records with digest ",
				"update night_run set digest = 'abc' where run_id = '2024-12-30.1'");

		private final String sentence;

		private final String finding;

		private final String fault;

		Planted(String sentence, String finding, String fault) {
			this.sentence = sentence;
			this.finding = finding;
			this.fault = fault;
		}

	}

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

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void findsEveryFaultThatIsPlanted(TestDatabase database) {
		try (TestBooks books = database.open()) {
			AgreeingBooks.fill(books);
			for (Planted planted : Planted.values()) {
				AuditResult result = auditAfter(books, planted.fault);

				assertThat(result.agrees()).as(planted.name()).isFalse();
				assertThat(result.findings()).as(planted.name())
					.anyMatch((it) -> it.check().startsWith(planted.sentence) && line(it).startsWith(planted.finding));
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
			books.template().update("update notice set state = 'RECALLED'");
			Files.writeString(folder.resolve("_RECALLED"), "AAAA\n");
			assertThat(audit(books).findings()).isEmpty();

			Files.writeString(spooled, "jello");
			Files.writeString(folder.resolve("_RECALLED"), "");

			assertThat(audit(books).findings()).extracting(AuditTests::line)
				.containsExactly(
						folder + ": found another content of its .sms files, expected the SHA-256 of the manifest",
						folder.resolve("_RECALLED") + ": found 1 recalled notices not in it, the first of them AAAA,"
								+ " expected every recalled notice of the folder");
			Files.delete(spooled);
			assertThat(audit(books).findings()).extracting(AuditTests::line)
				.contains(folder + ": found 0 .sms files, expected 1 by its manifest");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void notesAPublishedFolderThatIsGone(TestDatabase database) {
		try (TestBooks books = database.open()) {
			AgreeingBooks.fill(books);

			AuditResult result = audit(books);

			assertThat(result.agrees()).isTrue();
			assertThat(result.notes()).containsExactly("1 published folders of notices are not there, the last of them "
					+ folder() + ": moved, for they were not purged.");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void notesTheCommandThatFinishesWhatWasNotFinished(TestDatabase database) throws IOException {
		try (TestBooks books = database.open()) {
			AgreeingBooks.fill(books);
			publish("5", "text");
			aClosing(3, "2024-12-31").with("command", "reverse")
				.with("state", "FAILED")
				.with("why", "Kim's")
				.into(books);

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
