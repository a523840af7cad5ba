package io.pointexpiry.night;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;

import io.pointexpiry.intake.Input;
import io.pointexpiry.ledger.NightRun.Opening;
import io.pointexpiry.support.Nights;
import io.pointexpiry.support.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for every programme: nothing is lost or made, and the records do not depend
 * on how nights are split into runs, in which order rows came, or on which database.
 *
 * @see "rules.md#split-runs"
 */
class NightPropertiesTests {

	private static final List<String> REPORTS = List.of("expiries", "balances", "summary", "extensions", "withheld");

	private static final String UNBALANCED = """
			select l.lot_id from point_lot l where l.remaining <>
			  (case when l.origin = 'DELIVERED' then l.points else 0 end)
			  + (select coalesce(sum(a.points), 0) from adjustment a where a.lot_id = l.lot_id)
			  - (select coalesce(sum(r.points), 0) from redemption r where r.lot_id = l.lot_id)
			  + (select coalesce(sum(c.points), 0) from cancellation c where c.lot_id = l.lot_id)
			  - (select coalesce(sum(case e.entry_type when 'EXPIRY' then e.points else -e.points end), 0)
			     from expiry_record e where e.lot_id = l.lot_id)""";

	@ParameterizedTest
	@ValueSource(longs = { 1, 2025, 31_415 })
	void recordsDependOnNothingButWhatHappened(long seed) {
		RandomStory story = new RandomStory(seed);
		Random choice = new Random(seed);
		try (Nights daily = Nights.of(TestDatabase.H2, story.policy);
				Nights split = Nights.of(TestDatabase.POSTGRESQL, story.policy)) {
			tell(story, daily, null);
			tell(story, split, choice);

			for (String report : REPORTS) {
				assertThat(split.report(report)).as("%s, seed %d", report, seed).isEqualTo(daily.report(report));
			}
			for (Nights nights : List.of(daily, split)) {
				assertThat(nights.rows(UNBALANCED)).as("seed %d", seed).isEmpty();
				changesNothingWhenDoneAgain(nights, seed);
			}
		}
	}

	private static void changesNothingWhenDoneAgain(Nights nights, long seed) {
		List<String> before = REPORTS.stream().map(nights::report).toList();

		nights.rerun(RandomStory.LAST.toString());
		nights.rerun(RandomStory.BROUGHT.toString());

		assertThat(REPORTS.stream().map(nights::report).toList()).as("rerun, seed %d", seed).isEqualTo(before);
	}

	/** Closes all nights: each by a run of its own, or split and shuffled by chance. */
	private static void tell(RandomStory story, Nights nights, @Nullable Random choice) {
		bring(nights, Input.MEMBERS, "member_id,tier,joined_on", story.members, choice);
		bring(nights, Input.LOTS, "lot_id,member_id,kind,earned_on,points,expires_on", story.lots, choice);
		bring(nights, Input.ACTIVITY, "member_id,type,occurred_on", story.activity, choice);
		nights.run(RandomStory.FIRST.toString(), Opening.EXPIRE);
		close(story, nights, RandomStory.FIRST.plusDays(1), RandomStory.BROUGHT, choice);
		bring(nights, Input.LOTS, "lot_id,member_id,kind,earned_on,points,expires_on", story.lateLots, choice);
		bring(nights, Input.ACTIVITY, "member_id,type,occurred_on", story.lateActivity, choice);
		bring(nights, Input.REDEMPTIONS, "redemption_id,member_id,redeemed_on,points", story.redemptions, choice);
		bring(nights, Input.CANCELLATIONS, "cancellation_id,redemption_id,cancelled_on", story.cancellations, choice);
		nights.run(RandomStory.BROUGHT.plusDays(1).toString());
		close(story, nights, RandomStory.BROUGHT.plusDays(2), RandomStory.LAST, choice);
	}

	private static void bring(Nights nights, Input input, String header, List<String> rows, @Nullable Random choice) {
		List<String> ordered = (choice != null) ? RandomStory.shuffled(rows, choice) : rows;
		nights.offers(input, RandomStory.csv(header, ordered));
	}

	private static void close(RandomStory story, Nights nights, LocalDate from, LocalDate to, @Nullable Random choice) {
		if (choice == null) {
			nights.each(from.toString(), to.toString());
		}
		else {
			story.randomEnds(from, to, choice).forEach((day) -> nights.run(day.toString()));
		}
	}

}
