package io.pointexpiry.night;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Collectors;

import io.pointexpiry.intake.Input;
import io.pointexpiry.ledger.NightRun;
import io.pointexpiry.support.Nights;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Without a guard, any split of nights into runs gives the same records: the sample
 * programme, guard off, closed in one run and in one run a day. {@code -Dnights=3650}
 * closes ten years.
 *
 * @see "rules.md#split-runs"
 */
class SplitNightsTests {

	private static final int NIGHTS = Integer.getInteger("nights", 40);

	private static final LocalDate FIRST = (NIGHTS > 40) ? LocalDate.parse("2014-01-01")
			: LocalDate.parse("2016-11-30");

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void oneRunOverManyNightsRecordsWhatOneRunANightRecords(TestDatabase database) throws IOException {
		String last = FIRST.plusDays(NIGHTS).toString();

		String inOneRun;
		try (Nights nights = sample(database)) {
			nights.run(last);
			inOneRun = records(nights);
		}

		try (Nights nights = sample(database).each(FIRST.plusDays(1).toString(), last)) {
			assertThat(records(nights)).isEqualTo(inOneRun);
		}
		assertThat(inOneRun.lines().count()).isGreaterThan(1000);
	}

	/**
	 * The expiry records without {@code warned_on}: members are told once a run, so that
	 * is for the split to say.
	 */
	private static String records(Nights nights) {
		return nights.report("expiries")
			.lines()
			.map((line) -> line.replaceAll("^((?:[^,]*,){12})[^,]*,", "$1"))
			.collect(Collectors.joining("\n"));
	}

	private static Nights sample(TestDatabase database) throws IOException {
		Path data = Path.of("sample-data");
		Nights nights = Nights.of(database, withoutGuard(Files.readString(data.resolve("policy.yml"))));
		nights.offers(Input.MEMBERS, Files.readString(data.resolve("members.csv")));
		nights.offers(Input.LOTS, Files.readString(data.resolve("lots.csv")));
		nights.offers(Input.ACTIVITY, Files.readString(data.resolve("activity.csv")));
		nights.run(FIRST.toString(), NightRun.Opening.EXPIRE);
		return nights;
	}

	/**
	 * Switches the guard of every policy off: the written one, and the default of
	 * policies with notices.
	 */
	private static String withoutGuard(String policy) {
		return policy.replaceAll("(?m)^    notice-guard:.*\\R(      .*\\R)*", "")
			.replaceAll("(?m)^    notices:$", "    notice-guard: none\n    notices:");
	}

}
