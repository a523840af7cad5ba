package io.pointexpiry.policy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.pointexpiry.domain.BurnOrder;
import io.pointexpiry.domain.Condition;
import io.pointexpiry.domain.DayCount;
import io.pointexpiry.domain.DormancyRule;
import io.pointexpiry.domain.ExtensionProgramme;
import io.pointexpiry.domain.NoticeGuard;
import io.pointexpiry.domain.NoticePlan;
import io.pointexpiry.domain.NoticePlan.QuietHours;
import io.pointexpiry.domain.Policy;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.domain.Programme.Surprise;
import io.pointexpiry.domain.Protection;
import io.pointexpiry.domain.RoundUp;
import io.pointexpiry.domain.Validity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What right policy files mean. */
class PolicyFileTest {

	private static final Path RESOURCES = Path.of("src/test/resources/policy");

	@TempDir
	private Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "smallest.yml", "smallest.json" })
	void fillsInAllDefaultsOfTheSmallestFile(String file) {
		Programme programme = PolicyFile.read(RESOURCES.resolve(file)).programme();

		assertThat(programme.id()).isEqualTo("coffee");
		assertThat(programme.name()).isEqualTo("Coffee Club");
		assertThat(programme.zone()).isEqualTo(ZoneId.of("Asia/Seoul"));
		assertThat(programme.locale()).isEqualTo(Locale.ENGLISH);
		assertThat(programme.sender()).isNull();
		assertThat(programme.contact()).isNull();
		assertThat(programme.burnOrder()).isEqualTo(BurnOrder.SOONEST_EXPIRY);
		assertThat(programme.burnKinds()).isEmpty();
		assertThat(programme.requiredInputs()).isEmpty();
		assertThat(programme.surprise()).isEqualTo(new Surprise(new BigDecimal("1.2"), 1000));
		assertThat(programme.policies().policies()).containsExactly(
				new Policy("1", LocalDate.of(2024, 1, 1), LocalDate.of(2024, 1, 1), Policy.AppliesTo.NEW_LOTS, null,
						List.of(entry(Condition.ALWAYS, Period.ofYears(1), null)), List.of(),
						new NoticePlan(List.of(Period.ofMonths(1), Period.ofDays(3)), 1, false, NoticePlan.Bundle.DAY,
								new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0)), Charset.forName("EUC-KR"),
								NoticePlan.Files.PER_MEMBER),
						new NoticeGuard(NoticeGuard.Require.PUBLISHED, Period.ofDays(14), 2,
								NoticeGuard.Unreachable.DEFER),
						List.of(), Policy.Withdrawal.KEEP));
	}

	@Test
	void readsTheProgrammeOfTheFullFile() {
		Programme programme = PolicyFile.read(RESOURCES.resolve("full.yml")).programme();

		assertThat(programme.name()).isEqualTo("KT 멤버십");
		assertThat(programme.locale()).isEqualTo(Locale.KOREA);
		assertThat(programme.sender()).isEqualTo("15880000");
		assertThat(programme.contact()).isEqualTo("114");
		assertThat(programme.burnKinds()).containsExactly("EVENT", "BASE");
		assertThat(programme.requiredInputs()).containsExactlyInAnyOrder("lots", "activity");
		assertThat(programme.policies().policies()).extracting(Policy::version).containsExactly("2014", "2016");
		assertThat(programme.policies().policies()).extracting(Policy::announcedOn)
			.containsExactly(LocalDate.of(2013, 11, 1), LocalDate.of(2015, 11, 2));
		assertThat(programme.policies().policies()).extracting(Policy::protection)
			.containsExactly(null, new Protection.For(Period.ofDays(90)));
	}

	@Test
	void readsEveryValidityEntryOfTheFullFile() {
		Policy policy = newest("full.yml");

		assertThat(policy.validity()).containsExactly(
				entry(new Condition(Set.of("EVENT"), Set.of()), Period.ofMonths(3), RoundUp.CalendarUnit.MONTH),
				entry(new Condition(Set.of("PURCHASED"), Set.of("VVIP")), null, null),
				new Validity(new Condition(Set.of("MILES"), Set.of()), Period.of(1, 6, 0), Validity.Anchor.ACTIVITY,
						Set.of("EARN", "REDEEM"), DayCount.DAY_BEFORE, null, null, Validity.OwnDate.KEPT),
				new Validity(new Condition(Set.of("QUARTERLY"), Set.of()), Period.ZERO, Validity.Anchor.EARNED,
						Set.of(), DayCount.ANNIVERSARY, RoundUp.CalendarUnit.QUARTER, Period.ofDays(15),
						Validity.OwnDate.KEPT),
				new Validity(new Condition(Set.of("PARTNER"), Set.of()), Period.ofYears(1), Validity.Anchor.EARNED,
						Set.of(), DayCount.ANNIVERSARY, null, null, Validity.OwnDate.IGNORED),
				entry(Condition.ALWAYS, Period.ZERO, RoundUp.CalendarUnit.YEAR));
	}

	@Test
	void readsDormancyGuardAndExtensionsOfTheFullFile() {
		Policy policy = newest("full.yml");

		assertThat(policy.dormancy()).containsExactly(new DormancyRule.Exempt(new Condition(Set.of(), Set.of("VVIP"))),
				new DormancyRule.Timed(Condition.ALWAYS, Period.ofYears(1), Period.ofYears(2),
						List.of(Period.ofMonths(1), Period.ofDays(7)), Set.of("EARN", "REDEEM", "LOGIN"),
						DormancyRule.CountFrom.INTRODUCTION));
		assertThat(policy.guard()).isEqualTo(NoticeGuard.DEFAULT);
		assertThat(policy.extensions())
			.containsExactly(new ExtensionProgramme("loyal-member", new Condition(Set.of("BASE"), Set.of("VIP")), 1000,
					Period.ofYears(5), Period.ofMonths(6), LocalDate.of(2016, 1, 1), LocalDate.of(2016, 12, 31),
					Period.ofMonths(1), new ExtensionProgramme.Extension.By(Period.ofMonths(3))));
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			P12M,  P1Y
			P18M,  P1Y6M
			P2W,   P14D
			P365D, P365D
			P0Y,   P0D
			""")
	void normalisesPeriods(String written, String expected) throws IOException {
		Policy policy = withValidity("[{period: " + written + "}]");

		assertThat(policy.validity().get(0).period()).isEqualTo(Period.parse(expected));
	}

	@Test
	void readsRoundUpsOfEveryForm() throws IOException {
		assertThat(roundUp("HALF")).isEqualTo(RoundUp.CalendarUnit.HALF);
		assertThat(roundUp("JOIN-YEAR")).isEqualTo(RoundUp.MemberDay.JOIN_YEAR);
		assertThat(roundUp("02-29")).isEqualTo(new RoundUp.DayOfYear(MonthDay.of(2, 29)));
		assertThat(roundUp("\"06-30\"")).isEqualTo(new RoundUp.DayOfYear(MonthDay.of(6, 30)));
	}

	@Test
	void readsScalarsByTheirText() throws IOException {
		Policy policy = withValidity("[{when: {kind: [NO, 007, 1.0, true, 2016-01-01]}, period: P1Y}, {period: P2Y}]");

		assertThat(policy.validity().get(0).when().kinds()).containsExactlyInAnyOrder("NO", "007", "1.0", "true",
				"2016-01-01");
	}

	@Test
	void readsWhatAliasesRepeat() throws IOException {
		Policy policy = withValidity(
				"[{when: {kind: &k [A, B]}, period: P1Y}, {when: {kind: *k}, period: P2Y}," + " {period: P3Y}]");

		assertThat(policy.validity().get(1).when().kinds()).containsExactlyInAnyOrder("A", "B");
	}

	@Test
	void acceptsAByteOrderMark() throws IOException {
		Path file = this.folder.resolve("policy.yml");
		Files.writeString(file, "\uFEFF" + Files.readString(RESOURCES.resolve("smallest.yml")));

		assertThat(PolicyFile.read(file).programme().id()).isEqualTo("coffee");
	}

	@Test
	void hasNoGuardWithoutNoticesOrWithGuardNone() throws IOException {
		assertThat(withValidity("[{period: P1Y}]").guard()).isNull();
		assertThat(withValidity("[{period: P1Y}]\n    notices: {}\n    notice-guard: none").guard()).isNull();
		assertThat(withValidity("[{period: P1Y}]\n    notices: {}").guard()).isEqualTo(NoticeGuard.DEFAULT);
	}

	@Test
	void readsAProtectionThatIsADate() throws IOException {
		Policy policy = withValidity("[{period: P1Y}]\n    applies-to: open-lots\n    protection: 2024-03-31");

		assertThat(policy.protection()).isEqualTo(new Protection.Until(LocalDate.of(2024, 3, 31)));
	}

	private @Nullable RoundUp roundUp(String written) throws IOException {
		return withValidity("[{period: P1Y, round-up: " + written + "}]").validity().get(0).roundUp();
	}

	private Policy withValidity(String written) throws IOException {
		Path file = this.folder.resolve("policy.yml");
		Files.writeString(file, """
				programme: coffee
				name: Coffee Club
				time-zone: Asia/Seoul
				policies:
				  - version: "1"
				    effective-from: 2024-01-01
				    validity: %s
				""".formatted(written));
		return PolicyFile.read(file).programme().policies().policies().get(0);
	}

	private static Policy newest(String file) {
		List<Policy> policies = PolicyFile.read(RESOURCES.resolve(file)).programme().policies().policies();
		return policies.get(policies.size() - 1);
	}

	private static Validity entry(Condition when, @Nullable Period period, @Nullable RoundUp roundUp) {
		return new Validity(when, period, Validity.Anchor.EARNED, Set.of(), DayCount.ANNIVERSARY, roundUp, null,
				Validity.OwnDate.KEPT);
	}

}
