package io.pointexpiry.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Programmes printed back for those who must confirm them; the dates are worked by hand.
 */
class PolicyTextTest {

	private static final Path RESOURCES = Path.of("src/test/resources/policy");

	private static final Path MESSAGES = Path.of("src/main/resources/io/pointexpiry/policy");

	@TempDir
	private Path folder;

	@Test
	void printsTheSmallestFileWhole() {
		assertThat(describe(RESOURCES.resolve("smallest.yml"), Locale.ENGLISH)).isEqualTo(
				"""
						Programme coffee: Coffee Club
						Its days begin and end in the time zone Asia/Seoul. Texts are in en where a member has no other language.
						Redemptions take the points that expire soonest first, and points that never expire last.
						A night that would take more than 1.2 times the lots foreseen, plus 1000, stops to ask.

						Policy 1, in force from 2024-01-01
						It governs points earned from 2024-01-01 on, and all that were earned earlier.
						How long points can be used
						- All points: until the day that is 1 year after the day they were earned.
						  Points that arrive with a date of their own keep it.
						  * Earned on 2024-01-01: last usable day 2025-01-01.
						  * Earned on 2024-01-31: last usable day 2025-01-31.
						  * Earned on 2024-02-29: last usable day 2025-02-28.
						  * Earned on 2024-12-31: last usable day 2025-12-31.
						Members never become dormant.
						Notices
						- Members are warned 1 month and 3 days before points expire, if they would lose at least 1 of one date.
						- They are not told what expired.
						- Nothing is sent from 21:00 to 08:00.
						- Points for which a warning was due and not handed over are kept for 14 days more, at most 2 times.
						- The same holds for members who cannot be reached.
						Points of members who left are left alone.
						""");
	}

	@Test
	void printsWhatAPolicyDoesToLotsOfThePolicyBefore() {
		assertThat(describe(RESOURCES.resolve("full.yml"), Locale.ENGLISH)).contains("""
				Points earned before 2016-01-01
				""")
			.contains("""
					  * Earned on 2015-01-01: 2016-12-31 instead of 2017-01-01.
					  * Earned on 2015-06-01: 2016-12-31 instead of 2017-06-01.
					  * Earned on 2015-12-31: 2016-12-31 instead of 2017-12-31.
					""")
			.contains(
					"(points of kind PURCHASED, of members of tier VVIP): they never expire any more; before, 2017-06-01.");
	}

	@Test
	void printsKorean() {
		assertThat(describe(RESOURCES.resolve("full.yml"), Locale.KOREA)).startsWith("프로그램 kt-membership: KT 멤버십\n")
			.contains("- MILES 종류 포인트: 적립일 또는 그 뒤 회원의 마지막 활동일(활동 종류: EARN 또는 REDEEM)부터 1년 6개월이 되는 날의 전날까지")
			.contains("  * 2015-06-01 적립: 2017-06-01 대신 2016-12-31까지(앞당겨짐).\n")
			.contains("  * 2016-02-29부터 활동 없음: 2017-02-28 휴면, 2018-02-28 포인트 소멸.\n");
	}

	@Test
	void printsEveryKindOfRule() throws IOException {
		Path file = this.folder.resolve("policy.yml");
		Files.writeString(file, """
				programme: coffee
				name: Tom's {Coffee} Club
				time-zone: Asia/Seoul
				burn-order: oldest-earned
				policies:
				  - version: "1"
				    effective-from: 2024-01-01
				    validity:
				      - {when: {kind: [CIVIL]}, period: P1M, day-count: korean-civil-code}
				      - {when: {kind: [BIRTH]}, period: P1M, round-up: BIRTH-MONTH}
				      - {when: {kind: [JOIN]}, period: P1M, round-up: JOIN-YEAR}
				      - {when: {kind: [DAY]}, period: P1M, round-up: 02-29}
				      - {period: P1Y, anchor: activity}
				    dormancy:
				      - {dormant-after: P1Y, warn-before: [P7D], count-from: activity}
				    notices: {bundle: MONTH, files: none, confirm-expiry: true, quiet-hours: none}
				    notice-guard: {require: delivered, defer: P1D, at-most: 1, unreachable: expire}
				    extensions: [{name: spring, grant-before: P1M, extend-to: 2024-12-31}]
				    withdrawal: expire
				""");

		assertThat(describe(file, Locale.ENGLISH)).contains("Programme coffee: Tom's {Coffee} Club\n",
				"  * Earned on 2024-01-31: last usable day 2024-02-29.\n",
				"  * Earned on 2024-01-31, member born in March: last usable day 2024-03-31.\n",
				"  * Earned on 2024-01-31, member who joined on 2021-03-15: last usable day 2024-03-14.\n",
				"That day is moved on to the next 02-29 (month-day).\n  Points that arrive",
				"  * Earned on 2024-02-29: last usable day 2025-02-28.\n",
				"  * Earned on 2024-01-01, latest activity on 2024-07-01: last usable day 2025-07-01.\n",
				"  Their points are kept.\n  They are warned 7 days before they become dormant.\n"
						+ "  * Inactive since 2024-01-01: dormant on 2025-01-01.\n",
				"- spring: All points get more time", "Their last day becomes 2024-12-31, if that is later.\n",
				"Points of members who left expire without a warning.\n");
		assertThat(describe(file, Locale.KOREAN)).isNotEqualTo(describe(file, Locale.ENGLISH));
	}

	@Test
	void saysTheSameInBothLanguages() throws IOException {
		assertThat(keys("messages_ko.properties")).isEqualTo(keys("messages_en.properties"));
	}

	private static Object keys(String file) throws IOException {
		Properties messages = new Properties();
		try (var reader = Files.newBufferedReader(MESSAGES.resolve(file))) {
			messages.load(reader);
		}
		return messages.stringPropertyNames();
	}

	private static String describe(Path file, Locale locale) {
		return PolicyText.describe(PolicyFile.read(file).programme(), locale);
	}

}
