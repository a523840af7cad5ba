package io.pointexpiry.night;

import java.time.Instant;

import io.pointexpiry.audit.Audit;
import io.pointexpiry.file.Home;
import io.pointexpiry.intake.Input;
import io.pointexpiry.notice.NoticeFolders;
import io.pointexpiry.support.Nights;
import io.pointexpiry.support.Policies;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A warning that nobody could get any more, or that was taken back, is none: what counts
 * is when its folder is published, and what became of it since.
 *
 * @see "rules.md#given-warnings"
 */
class TooLateNightTests {

	private static final String POLICY = policy("published");

	private static final String MEMBERS = "member_id,phone\nM1,01012345671\n";

	private static final String LOTS = "lot_id,member_id,earned_on,points\nL1,M1,2025-11-08,100\n";

	private static String policy(String require) {
		return Policies.quiet("{period: P30D}", "notices: {expiry-before: [P3D]}",
				"notice-guard: {require: %s, defer: P10D, at-most: 2}".formatted(require));
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void makesNoWarningThatIsPublishedAfterItCouldBeSentAndDefersTheLot(TestDatabase database) {
		try (Nights nights = Nights.of(database, POLICY).live(POLICY).at(Instant.parse("2025-12-20T01:00:00Z"))) {
			nights.run("2025-12-03");
			nights.members(MEMBERS).lots(LOTS);

			nights.run("2025-12-04");
			nights.run("2025-12-19");

			assertThat(nights.expiries()).isEmpty();
			assertThat(nights.told()).isEqualTo("2025-12-20 M1 DEFERRED 2025-12-29 - 100 PUBLISHED\n");
			assertThat(nights.rows("select last_day, clock, too_late from closing order by closing_id"))
				.containsExactly("2025-12-03 SYSTEM 0", "2025-12-04 SYSTEM 1", "2025-12-19 SYSTEM 0");
			assertThat(nights.home().resolve("notices/2025-12-04")).doesNotExist();
			nights.at(Instant.parse("2025-12-30T01:00:00Z")).run("2025-12-29");
			assertThat(nights.expiries()).isEqualTo("2025-12-29.1 EXPIRY L1 VALIDITY 100 2025-12-29 1 2025-12-20\n");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void tellsAgainWhatALateNoticeWouldHaveTold(TestDatabase database) {
		try (Nights nights = Nights.of(database, POLICY).live(POLICY).at(Instant.parse("2025-12-20T01:00:00Z"))) {
			nights.run("2025-12-06");
			nights.members(MEMBERS).lots(LOTS);

			nights.run("2025-12-08");
			assertThat(nights.told()).isEmpty();
			assertThat(nights.lots()).isEqualTo("L1 100 OPEN 2025-12-18 1 VALIDITY\n");
			assertThat(nights.rows("select item from notice_cue order by item")).containsExactly("DEFERRED", "LOOK");
			nights.run("2025-12-19");
			assertThat(nights.told()).isEqualTo("2025-12-20 M1 DEFERRED 2025-12-29 - 100 PUBLISHED\n");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void countsEveryFolderOfARehearsalAsPublishedOnItsMorning(TestDatabase database) {
		try (Nights nights = Nights.of(database, POLICY).at(Instant.parse("2026-11-20T01:00:00Z"))) {
			nights.run("2025-12-03");
			nights.members(MEMBERS).lots(LOTS);
			nights.run("2025-12-04");
			nights.run("2025-12-08");

			assertThat(nights.expiries()).isEqualTo("2025-12-08.1 EXPIRY L1 VALIDITY 100 2025-12-08 1 2025-12-05\n");
			assertThat(nights.rows("select clock from closing")).containsOnly("BUSINESS");
			assertThat(nights.home().resolve("notices/2025-12-04/1/manifest.json")).content()
				.contains("\"clock\" : \"business\"");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void neverCountsARecalledWarningWhateverReceiptsSay(TestDatabase database) {
		for (String state : new String[] { "CANCELLED", "DELIVERED" }) {
			assertThat(afterReceipt(database, POLICY, true, state)).as(state).startsWith("L1 100 OPEN");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void countsNoWarningThatTheSenderRefused(TestDatabase database) {
		for (String require : new String[] { "published", "delivered" }) {
			for (String state : new String[] { "REJECTED", "EXPIRED", "UNDELIVERABLE", "CANCELLED" }) {
				assertThat(afterReceipt(database, policy(require), false, state)).as("%s where %s", state, require)
					.startsWith("L1 100 OPEN");
			}
			assertThat(afterReceipt(database, policy(require), false, "DELIVERED")).startsWith("L1 0 EXPIRED");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void verifyFindsWhatExpiredByAWarningThatWasNone(TestDatabase database) {
		try (Nights nights = Nights.of(database, POLICY)) {
			nights.run("2025-12-03");
			nights.members(MEMBERS).lots(LOTS).run("2025-12-04");
			nights.run("2025-12-08");
			assertThat(verify(nights)).endsWith("The books agree.\n");

			for (String change : new String[] { "notice_folder set publish_at = null", "notice set recalled = true" }) {
				nights.sql("update notice_folder set publish_at = timestamp with time zone '2025-12-05 00:00:00+00'");
				nights.sql("update notice_folder set published_at = timestamp with time zone '2026-11-20 00:00:00+00'");
				nights.sql("update " + change);

				assertThat(verify(nights)).contains("1 lot with 100 points, the first of them L1 (member M1)")
					.endsWith("The books do not agree.\n");
			}
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void verifySumsMoreThan64BitsHold(TestDatabase database) {
		try (Nights nights = Nights.of(database, POLICY)) {
			nights.run("2025-12-03");
			nights.members(MEMBERS).lots(LOTS + "L2,M1,2025-11-08,100\n").run("2025-12-04");
			nights.run("2025-12-08");

			nights.sql("update notice set recalled = true").sql("update expiry_record set points = ?", Long.MAX_VALUE);

			assertThat(verify(nights)).contains("2 lots with 18,446,744,073,709,551,614 points, the first of them L1");
		}
	}

	private static String verify(Nights nights) {
		return new Audit(nights.books().dataSource(), new Home(nights.home().resolve("elsewhere"))).verify().render();
	}

	private static String afterReceipt(TestDatabase database, String policy, boolean recalled, String state) {
		try (Nights nights = Nights.of(database, policy)) {
			nights.run("2025-12-03");
			nights.members(MEMBERS).lots(LOTS).run("2025-12-04");
			var ids = nights.rows("select notice_id from notice");
			if (recalled) {
				nights.get(NoticeFolders.class).recall(ids);
			}
			nights.imports(Input.RECEIPTS,
					"notice_id,state,at\n%s,%s,2025-12-06T10:00:00+09:00\n".formatted(ids.get(0), state));
			nights.run("2025-12-08");
			return nights.lots();
		}
	}

}
