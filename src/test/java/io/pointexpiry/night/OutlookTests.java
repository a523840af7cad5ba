package io.pointexpiry.night;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import io.pointexpiry.domain.Programme;
import io.pointexpiry.intake.Input;
import io.pointexpiry.ledger.NightRun;
import io.pointexpiry.support.Nights;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where nothing happens any more, the nights to come take what the outlook foresaw, lot
 * by lot, on the same day and for the same reason.
 *
 * @see "rules.md#outlooks"
 */
class OutlookTests {

	private static final String GUARDED = """
			withdrawal: expire
			    notices: {expiry-before: [P5D], minimum-points: 30}
			    notice-guard: {defer: P3D, at-most: 1}""";

	private static final LocalDate CLOSED = RandomStory.FIRST;

	/** With two seeds for each database: without a guard, and with one. */
	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void foreseesWhatTheNightsOfRandomStoriesTake(TestDatabase database) {
		List<String> seen = new ArrayList<>(foreseen(database, 1_618, false));
		seen.addAll(foreseen(database, 271, true));

		assertThat(String.join("\n", seen)).contains("VALIDITY", "POLICY_CHANGE", "DORMANCY", "WITHDRAWAL");
	}

	private static List<String> foreseen(TestDatabase database, long seed, boolean guarded) {
		RandomStory story = new RandomStory(seed);
		String policy = guarded ? story.policy.replaceAll("(?m)^    (effective-from: .*)$", "    $1\n    " + GUARDED)
				: story.policy;
		try (Nights nights = Nights.of(database, policy)) {
			bring(nights, Input.MEMBERS, "member_id,tier,joined_on", story.members);
			nights.sql("update member set phone = '01012345678' where member_id < 'M20'").hold("M07");
			bring(nights, Input.LOTS, "lot_id,member_id,kind,earned_on,points,expires_on",
					known(story.lots, 3, CLOSED.plusDays(1)));
			bring(nights, Input.ACTIVITY, "member_id,type,occurred_on", known(story.activity, 2, CLOSED));
			nights.run(CLOSED.toString(), NightRun.Opening.EXPIRE);
			nights.members("member_id,status\nM03,WITHDRAWN\nM33,WITHDRAWN\n");

			List<String> foreseen = new ArrayList<>();
			nights.get(Outlook.class)
				.upTo(RandomStory.LAST, List.of(nights.get(Programme.class).policies()),
						(seen) -> seen.taken()
							.get(0)
							.ifPresent((taken) -> foreseen
								.add("%s %s %s".formatted(seen.lot().lot().lotId(), taken.on(), taken.reason()))));
			nights.each(CLOSED.plusDays(1).toString(), RandomStory.LAST.toString());

			assertThat(foreseen).as("seed %d", seed)
				.hasSizeGreaterThan(20)
				.containsExactlyInAnyOrderElementsOf(nights.rows("""
						select lot_id, business_date, reason from expiry_record where business_date > ?""", CLOSED));
			return foreseen;
		}
	}

	/**
	 * Rows whose day, in one of their columns, is not after the last one that is known.
	 */
	private static List<String> known(List<String> rows, int column, LocalDate last) {
		Predicate<String> isKnown = (row) -> !LocalDate.parse(row.split(",", -1)[column]).isAfter(last);
		return rows.stream().filter(isKnown).toList();
	}

	private static void bring(Nights nights, Input input, String header, List<String> rows) {
		nights.imports(input, RandomStory.csv(header, rows));
	}

}
