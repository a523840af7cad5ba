package io.pointexpiry.privacy;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;

import io.pointexpiry.audit.Audit;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.file.Home;
import io.pointexpiry.intake.Input;
import io.pointexpiry.progress.Progress;
import io.pointexpiry.support.Nights;
import io.pointexpiry.support.Policies;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lee was warned, left, spent all, and asks to be forgotten.
 *
 * @see "rules.md#personal-data"
 */
class MemberPurgeTests {

	private static final Instant IN_MAY = Instant.parse("2025-05-01T00:00:00Z");

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void endsTheSameWhereverItIsKilled(TestDatabase database) throws IOException {
		try (Nights nights = left(database)) {
			int killed = 0;
			for (int at = 0; at < 4; at++) {
				for (boolean committed : new boolean[] { false, true }) {
					killed += isKilled(nights, new Bomb(nights.get(PlatformTransactionManager.class), at, committed))
							? 1 : 0;
				}
			}

			MemberPurgeResult result = purge(nights, nights.get(TransactionTemplate.class)).member("M2", "kim", IN_MAY);

			// at the folder and the rest
			assertThat(killed).isGreaterThanOrEqualTo(4);
			assertThat(nights.count("select count(*) from purge_run where ended_at is null")).isZero();
			assertThat(nights.rows("""
					select member_id, sum(folders), sum(notices), sum(receipts), sum(feedback), sum(members), sum(texts)
					from purge_run group by member_id""")).containsExactly("M2 1 2 1 1 1 1");
			assertThat(result.memberId()).isEqualTo("M2");
			assertThat(nights.home().resolve("notices/2025-01-02")).doesNotExist();
			assertThat(nights.rows("select member_id, name, phone from member order by member_id"))
				.containsExactly("M1 Kim 010-1234-5671", "M2 - -");
			assertThat(nights.rows("select member_id, to_number from notice order by member_id"))
				.containsExactly("M1 821012345671", "M2 -");
			assertThat(new Audit(nights.books().dataSource(), nights.get(Home.class)).verify().findings()).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void isFinishedBeforeAnotherPurge(TestDatabase database) throws IOException {
		try (Nights nights = left(database)) {
			assertThat(isKilled(nights, new Bomb(nights.get(PlatformTransactionManager.class), 1, true))).isTrue();

			PurgeResult other = purge(nights, nights.get(TransactionTemplate.class))
				.before(LocalDate.parse("2025-01-01"), "lee", IN_MAY);

			assertThat(other.folders()).isZero();
			assertThat(nights.rows("select member_id, before_on, by_whom, members from purge_run order by purge_id"))
				.containsExactly("M2 - kim 1", "- 2025-01-01 lee 0");
		}
	}

	private static boolean isKilled(Nights nights, Bomb bomb) throws IOException {
		try {
			purge(nights, bomb).member("M2", "kim", IN_MAY);
			return false;
		}
		catch (IllegalStateException ex) {
			assertThat(ex).hasMessage("killed");
			return true;
		}
	}

	private static Purge purge(Nights nights, TransactionTemplate transactions) {
		return new Purge(nights.get(JdbcTemplate.class), transactions, nights.get(Home.class),
				nights.get(Programme.class), nights.get(Progress.class));
	}

	private static Nights left(TestDatabase database) {
		Nights nights = Nights.of(database, Policies.quiet("{period: P1M}", "notices: {expiry-before: [P7D]}"));
		nights.members("member_id,name,phone\nM1,Kim,010-1234-5671\nM2,Lee,010-1234-5672\n").lots("""
				lot_id,member_id,earned_on,points
				L1,M1,2024-12-10,10
				L2,M2,2024-12-10,20
				""").each("2025-01-01", "2025-01-02").run("2025-01-06");
		String noticeId = nights.rows("select notice_id from notice where member_id = 'M2'").get(0);
		nights.imports(Input.RECEIPTS, "notice_id,state,at\n%s,SENT,2025-01-05T23:59:59+09:00\n".formatted(noticeId))
			.imports(Input.FEEDBACK, "feedback_id,member_id,received_on,text\nF1,M2,2025-01-06,Call Lee\n")
			.imports(Input.REDEMPTIONS, "redemption_id,member_id,redeemed_on,points\nR1,M2,2025-01-06,20\n")
			.members("member_id,name,phone,status\nM2,Lee,010-1234-5672,WITHDRAWN\n")
			.run("2025-01-07");
		return nights;
	}

}
