package io.pointexpiry.privacy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.pointexpiry.audit.Audit;
import io.pointexpiry.audit.AuditResult;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.file.Home;
import io.pointexpiry.intake.ImportResult;
import io.pointexpiry.intake.Input;
import io.pointexpiry.ledger.FolderClock;
import io.pointexpiry.notice.NoticeFolders;
import io.pointexpiry.notice.NoticePages;
import io.pointexpiry.progress.Progress;
import io.pointexpiry.support.Nights;
import io.pointexpiry.support.Policies;
import io.pointexpiry.support.Publishing;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Warnings go out on 3 and 7 January 2025, from the folders of the 2nd and the 6th. Lee
 * withdraws after that.
 *
 * @see "rules.md#personal-data"
 */
class PurgeTests {

	private static final String POLICY = Policies.quiet("{period: P1M}", "notices: {expiry-before: [P7D, P3D]}");

	private static final String LEE_WITHDRAWN = "member_id,name,phone,status\nM2,Lee,010-1234-5672,WITHDRAWN\n";

	private static final String FEEDBACK = """
			feedback_id,received_on,text
			F1,2025-01-05,Call Kim
			F2,2025-01-06,Call Lee
			""";

	private static final String SIXTH = "2025-01-06";

	private static final Instant IN_MAY = Instant.parse("2025-05-01T00:00:00Z");

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void removesWhatIsDatedBeforeADayAndKeepsTheDayItself(TestDatabase database) throws IOException {
		try (Nights nights = told(database)) {
			String notices = nights.report("notices");

			PurgeResult result = purge(nights, SIXTH, IN_MAY);

			assertThat(result).isEqualTo(new PurgeResult(LocalDate.parse(SIXTH), 1, 2, List.of(), 1, 1, 1, 1, 1));
			assertThat(files(nights, "notices")).contains("2025-01-06/1/_DONE")
				.noneMatch((file) -> file.startsWith("2025-01-02"));
			assertThat(files(nights, "rejects")).containsExactly("lots-20250106T000000.csv", "notes-2025.csv");
			assertThat(nights.rows("select notice_id, at from receipt")).hasSize(1);
			assertThat(nights.rows("select feedback_id, text from feedback order by feedback_id"))
				.containsExactly("F1 -", "F2 Call Lee");
			assertThat(nights.rows("select member_id, name, phone from member order by member_id"))
				.containsExactly("M1 Kim 010-1234-5671", "M2 - -");
			assertThat(nights.rows("""
					select member_id, business_date, to_number, case body when '' then '' else 'text' end from notice
					order by member_id, business_date""")).containsExactly("M1 2025-01-02 821012345671 text",
					"M1 2025-01-06 821012345671 text", "M2 2025-01-02 - -", "M2 2025-01-06 821012345672 text");
			assertThat(nights.report("notices")).isEqualTo(notices);
			AuditResult audit = audit(nights);
			assertThat(audit.findings()).isEmpty();
			assertThat(audit.notes()).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void removesNothingTwiceAndRecordsEveryCall(TestDatabase database) throws IOException {
		try (Nights nights = told(database)) {
			purge(nights, SIXTH, IN_MAY);

			PurgeResult again = purge(nights, SIXTH, IN_MAY);

			assertThat(again).isEqualTo(new PurgeResult(LocalDate.parse(SIXTH), 0, 0, List.of(), 0, 0, 0, 0, 0));
			assertThat(nights.rows("""
					select before_on, by_whom, folders, notices, receipts, feedback, rejects, members, texts
					from purge_run where ended_at is not null order by purge_id"""))
				.containsExactly("2025-01-06 kim 1 2 1 1 1 1 1", "2025-01-06 kim 0 0 0 0 0 0 0");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void keepsAFolderUntilTheLastOfItsNoticesCanNotBeSentAnyMore(TestDatabase database) throws IOException {
		try (Nights nights = told(database)) {
			Instant last = Instant.parse("2025-01-06T12:00:00Z"); // 21:00 of the day
																	// before the next
																	// stage

			PurgeResult early = purge(nights, SIXTH, last);
			PurgeResult late = purge(nights, SIXTH, last.plusMillis(1));

			assertThat(early.folders()).isZero();
			assertThat(early.keptFolders()).containsExactly("2025-01-02/1");
			assertThat(early.texts()).isZero();
			assertThat(early.render()).endsWith(
					"Kept notices/2025-01-02/1: some of its notices may still be sent." + " Purge again later.\n");
			assertThat(late.folders()).isEqualTo(1);
			assertThat(late.texts()).isEqualTo(1);
			assertThat(late.keptFolders()).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void keepsAFolderOfACallThatIsStillToBeFinished(TestDatabase database) throws IOException {
		try (Nights nights = told(database)) {
			nights.sql("""
					update batch_job_execution set status = 'FAILED' where job_execution_id in (
					  select job_execution_id from run_execution where run_id = '2025-01-06.1')""");

			PurgeResult result = purge(nights, "2025-01-07", IN_MAY);

			assertThat(result.folders()).isOne();
			assertThat(files(nights, "notices")).contains("2025-01-06/1/_DONE");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void doesNotLetWhatIsPurgedComeBack(TestDatabase database) throws IOException {
		try (Nights nights = told(database)) {
			purge(nights, SIXTH, IN_MAY);

			ImportResult same = nights.offers(Input.MEMBERS, LEE_WITHDRAWN);
			ImportResult newer = nights.asOf("2025-04-01").offers(Input.MEMBERS, LEE_WITHDRAWN);
			ImportResult feedback = nights.asOf(null).offers(Input.FEEDBACK, FEEDBACK);
			Publishing.publish(nights.get(NoticeFolders.class),
					new NoticePages.Folder(LocalDate.parse("2025-01-02"), 1), "2025-01-02.1", "1", FolderClock.SYSTEM,
					List.of());
			nights.rerun("2025-01-02");

			assertThat(same.files().get(0).unchanged()).isEqualTo(1);
			assertThat(newer.files().get(0).rejected()).isZero();
			assertThat(nights.rows("select name, phone, status from member where member_id = 'M2'"))
				.containsExactly("- - WITHDRAWN");
			assertThat(feedback.files().get(0).unchanged()).isEqualTo(2);
			assertThat(nights.rows("select text from feedback order by feedback_id")).containsExactly("-", "Call Lee");
			assertThat(files(nights, "notices")).noneMatch((file) -> file.startsWith("2025-01-02/1/"));
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void takesTheDataOfAMemberWhoComesBack(TestDatabase database) throws IOException {
		try (Nights nights = told(database)) {
			purge(nights, SIXTH, IN_MAY);

			nights.members("member_id,name,phone,status\nM2,Lee,010-9999-5672,ACTIVE\n");
			nights.members("member_id,status\nM2,WITHDRAWN\n");

			assertThat(nights.rows("select name, phone, status from member where member_id = 'M2'"))
				.containsExactly("Lee 010-9999-5672 WITHDRAWN");
			assertThat(purge(nights, SIXTH, IN_MAY).members()).isEqualTo(1);
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void endsTheSameWhereverItIsKilled(TestDatabase database) throws IOException {
		try (Nights nights = told(database)) {
			int killed = 0;
			for (int at = 0; at < 6; at++) {
				for (boolean committed : new boolean[] { false, true }) {
					Bomb bomb = new Bomb(nights.get(PlatformTransactionManager.class), at, committed);
					killed += purgeIsKilled(nights, bomb) ? 1 : 0;
				}
			}

			purge(nights, SIXTH, IN_MAY);

			// at the folder, the receipts, the feedback, the texts and the members
			assertThat(killed).isGreaterThanOrEqualTo(6);
			assertThat(nights.rows("""
					select sum(folders), sum(notices), sum(receipts), sum(feedback), sum(rejects), sum(members),
					  sum(texts) from purge_run""")).containsExactly("1 2 1 1 1 1 1");
			assertThat(nights.count("select count(*) from purge_run where ended_at is null")).isZero();
			assertThat(files(nights, "notices")).noneMatch((file) -> file.startsWith("2025-01-02"));
			assertThat(audit(nights).notes()).isEmpty();
		}
	}

	private static boolean purgeIsKilled(Nights nights, Bomb bomb) throws IOException {
		try {
			purge(nights, SIXTH, IN_MAY, bomb);
			return false;
		}
		catch (IllegalStateException ex) {
			assertThat(ex).hasMessage("killed");
			return true;
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void removesFilesThatAreStillThereThoughOnRecordAsRemoved(TestDatabase database) throws IOException {
		try (Nights nights = told(database)) {
			assertThatIllegalStateException().isThrownBy(() -> purge(nights, SIXTH, IN_MAY,
					new Bomb(nights.get(PlatformTransactionManager.class), 1, true)));
			Files.createDirectories(nights.home().resolve("notices/2025-01-02/.1.gone/AA"));
			assertThat(audit(nights).agrees()).isTrue();
			assertThat(audit(nights).notes().toString())
				.contains("Purged on record and still there: 1 folder of notices");

			PurgeResult other = purge(nights, "2025-01-03", IN_MAY);

			assertThat(other.folders()).isZero();
			assertThat(nights.rows("select before_on, folders from purge_run order by purge_id"))
				.containsExactly("2025-01-06 1", "2025-01-03 0");
			assertThat(nights.home().resolve("notices/2025-01-02")).doesNotExist();
		}
	}

	/**
	 * The warnings of 3 and 7 January, with receipts, feedback and rejects around the
	 * 6th.
	 */
	private static Nights told(TestDatabase database) throws IOException {
		Nights nights = Nights.of(database, POLICY);
		nights.members("member_id,name,phone\nM1,Kim,010-1234-5671\nM2,Lee,010-1234-5672\n").lots("""
				lot_id,member_id,earned_on,points
				L1,M1,2024-12-10,10
				L2,M2,2024-12-10,20
				""").each("2025-01-01", "2025-01-02").run(SIXTH);
		String noticeId = nights
			.rows("select notice_id from notice where member_id = 'M1' and business_date = date '2025-01-02'")
			.get(0);
		nights.imports(Input.RECEIPTS, """
				notice_id,state,at
				%1$s,SENT,2025-01-05T23:59:59+09:00
				%1$s,DELIVERED,2025-01-06T00:00:00+09:00
				""".formatted(noticeId)).imports(Input.FEEDBACK, FEEDBACK).members(LEE_WITHDRAWN);
		Path rejects = Files.createDirectories(nights.home().resolve("rejects"));
		for (String name : List.of("lots-20250105T235959-2.csv", "lots-20250106T000000.csv", "notes-2025.csv")) {
			Files.writeString(rejects.resolve(name), "line\r\n");
		}
		return nights;
	}

	private static PurgeResult purge(Nights nights, String before, Instant now) throws IOException {
		return purge(nights, before, now, nights.get(TransactionTemplate.class));
	}

	private static PurgeResult purge(Nights nights, String before, Instant now, TransactionTemplate transactions)
			throws IOException {
		return new Purge(nights.get(JdbcTemplate.class), transactions, nights.get(Home.class),
				nights.get(Programme.class), nights.get(Progress.class))
			.before(LocalDate.parse(before), "kim", now);
	}

	private static AuditResult audit(Nights nights) {
		return new Audit(nights.get(DataSource.class), nights.get(Home.class)).verify();
	}

	private static List<String> files(Nights nights, String directory) throws IOException {
		Path root = nights.home().resolve(directory);
		try (Stream<Path> files = Files.walk(root)) {
			return files.filter((file) -> !file.equals(root))
				.map((file) -> root.relativize(file).toString())
				.sorted()
				.toList();
		}
	}

}
