package io.pointexpiry.desk;

import java.time.LocalDate;
import java.util.Locale;

import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.domain.Reason;
import io.pointexpiry.notice.NoticeOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The three lines that the desk can read to a member, in both languages.
 *
 * @see "rules.md#the-customer-desk"
 */
class StoryLinesTest {

	private static final PolicyHistory POLICIES = Programmes.read("""
			programme: coffee
			name: Coffee Club
			time-zone: Asia/Seoul
			policies:
			  - version: "2016"
			    effective-from: 2014-01-01
			    validity: [{period: P1Y}]
			    dormancy: [{dormant-after: P1Y, expire-after: P2Y}]
			""").policies();

	private static final Words ENGLISH = new Words(Locale.ENGLISH);

	private static final Words KOREAN = new Words(Locale.KOREA);

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			VALIDITY      | 100 points lapsed on 2016-12-31 (lot L1): the last usable day was 2016-12-31 by policy 2016.
			POLICY_CHANGE | 100 points lapsed on 2016-12-31 (lot L1): \
			policy 2016 moved the last usable day from 2018-02-01 to 2016-12-31.
			DORMANCY      | 100 points lapsed on 2016-12-31 (lot L1): \
			the account had been inactive since 2014-12-31, \
			longer than the 2 years that policy 2016 allows.
			WITHDRAWAL    | 100 points lapsed on 2016-12-31 (lot L1): the membership had ended.
			""")
	void saysWhyPointsLapsed(Reason reason, String line) {
		assertThat(lapsed(reason, ENGLISH)).isEqualTo(line);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			VALIDITY      | 2016-12-31에 100P가 소멸되었습니다(적립 건 L1). 정책 2016에 따른 마지막 사용일이 2016-12-31이었습니다.
			POLICY_CHANGE | 2016-12-31에 100P가 소멸되었습니다(적립 건 L1). 정책 2016 시행으로 마지막 사용일이 2018-02-01에서 2016-12-31로 앞당겨졌습니다.
			DORMANCY      | 2016-12-31에 100P가 소멸되었습니다(적립 건 L1). 2014-12-31 이후로 정책 2016에서 정한 2년 동안 이용 내역이 없었습니다.
			WITHDRAWAL    | 2016-12-31에 100P가 소멸되었습니다(적립 건 L1). 회원에서 탈퇴하셨기 때문입니다.
			""")
	void saysInKoreanWhyPointsLapsed(Reason reason, String line) {
		assertThat(lapsed(reason, KOREAN)).isEqualTo(line);
	}

	private static String lapsed(Reason reason, Words words) {
		MemberFacts facts = new FactsBuilder().lapsed("L1", "2016-12-31", reason, null).facts();
		return new WhatExpired(facts, POLICIES, LocalDate.parse("2014-12-31"), words).line();
	}

	@Test
	void countsALotOnceThatWasGivenBackAndLapsedAgain() {
		MemberFacts facts = new FactsBuilder().lapsed("L1", "2016-12-31", Reason.VALIDITY, null)
			.givenBack("L1", "L1~1", "2017-01-02")
			.lapsed("L1~1", "2017-01-14", Reason.VALIDITY, "L1")
			.facts();

		assertThat(expired(facts, ENGLISH))
			.isEqualTo("100 points lapsed on 2017-01-14 (lot L1~1): the last usable day was 2017-01-14 by policy 2016."
					+ " Lost in all: 100 points.");
		assertThat(expired(facts, KOREAN)).endsWith(" 돌려드린 것을 빼고 지금까지 소멸된 포인트는 모두 100P입니다.");
		assertThat(new WhatCanBeDone(facts, ENGLISH).line())
			.isEqualTo("What can be done: give 100 points back: scripts/expiry reinstate --lot=L1~1 --reason \"...\"");
	}

	@Test
	void countsNothingAsLostThatWasGivenBackAndIsStillThere() {
		MemberFacts facts = new FactsBuilder().lapsed("L1", "2016-12-31", Reason.VALIDITY, null)
			.givenBack("L1", "L1~1", "2017-01-02")
			.open("L1~1", "2017-01-14", "L1")
			.facts();

		assertThat(expired(facts, ENGLISH)).endsWith(
				" Given back: 100 points, as lot L1~1 on 2017-01-02 (usable until 2017-01-14). Lost in all: nothing.");
		assertThat(expired(facts, KOREAN))
			.endsWith(" 이 가운데 100P는 돌려드렸습니다(2017-01-02 새 적립 건 L1~1, 2017-01-14까지 사용 가능). 지금까지 소멸된 포인트는 모두 돌려드렸습니다.");
		assertThat(new WhatCanBeDone(facts, KOREAN).line())
			.isEqualTo("처리 가능한 조치: 기한 연장: scripts/expiry extend --lot=L1~1 --until DATE --reason \"...\"");
	}

	@Test
	void addsUpWhatSeveralNightsTook() {
		FactsBuilder facts = new FactsBuilder();
		for (int day = 1; day <= 5; day++) {
			facts.lapsed("L" + day, "2016-12-0" + day, Reason.VALIDITY, null);
		}

		assertThat(expired(facts.facts(), ENGLISH)).startsWith("100 points lapsed on 2016-12-05 (lot L5)")
			.endsWith(" Lost in all: 500 points.");
		assertThat(new WhatCanBeDone(facts.facts(), ENGLISH).line()).contains("--lot=L5 ", "--lot=L4 ", "--lot=L3 ")
			.doesNotContain("--lot=L2 ");
	}

	private static String expired(MemberFacts facts, Words words) {
		return new WhatExpired(facts, POLICIES, null, words).line();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			PUBLISHED | handed to the sender, no receipt               | 발송사에 전달함, 수신 확인 없음
			ACCEPTED  | accepted by the sender, no receipt of delivery | 발송사에서 접수함, 수신 확인 없음
			SENT      | sent, no receipt of delivery                   | 발송됨, 수신 확인 없음
			DELIVERED | delivered                                      | 수신 확인됨
			UNKNOWN   | handed to the sender, nothing heard of it for more than 80 hours | 발송사에 전달함, 80시간 넘게 소식 없음
			""")
	void saysInWordsWhatStateANoticeIsIn(String state, String english, String korean) {
		MemberFacts facts = new FactsBuilder().told("EXPIRY_WARNING", state, NoticeOutcome.GIVEN, null).facts();

		assertThat(new WhatWasTold(facts, ENGLISH).line()).isEqualTo(
				"You were told on 2016-12-01 by SMS to ***-****-5678 (warning for 2016-12-31): " + english + ".");
		assertThat(new WhatWasTold(facts, KOREAN).line())
			.isEqualTo("2016-12-01에 ***-****-5678 번호(SMS)로 안내해 드렸습니다(2016-12-31 소멸 예정 안내). 발송 결과: " + korean + ".");
	}

	/** Whatever receipts say: no state and no outcome is without its words. */
	@ParameterizedTest
	@EnumSource(NoticeOutcome.class)
	void hasWordsForEveryOutcomeOfANotice(NoticeOutcome outcome) {
		for (String state : new String[] { "MADE", "PUBLISHED", "RECALLED", "ACCEPTED", "SENT", "DELIVERED", "EXPIRED",
				"UNDELIVERABLE", "REJECTED", "CANCELLED", "UNKNOWN" }) {
			MemberFacts facts = new FactsBuilder().told("EXPIRY_WARNING", state, outcome, null).facts();

			assertThat(new WhatWasTold(facts, ENGLISH).line()).contains("***-****-5678").doesNotContain(state);
			assertThat(new WhatWasTold(facts, KOREAN).line()).contains("***-****-5678").doesNotContain(state);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "EXPIRY_WARNING", "DORMANCY_WARNING", "POLICY_CHANGE", "EXPIRED", "EXTENDED", "DEFERRED",
			"REINSTATED", "REVERSED" })
	void hasWordsForEverythingThatIsTold(String item) {
		MemberFacts facts = new FactsBuilder().told(item, "SENT", NoticeOutcome.GIVEN, null).facts();

		assertThat(new WhatWasTold(facts, ENGLISH).line()).contains("2016-12-31").doesNotContain(item);
		assertThat(new WhatWasTold(facts, KOREAN).line()).contains("2016-12-31").doesNotContain(item);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			no number            | no number is on record    | 등록된 번호 없음
			asked for no notices | you asked for no notices  | 안내 수신 거부
			a reason to come     | a reason to come          | a reason to come
			""")
	void saysWhyAMemberCannotBeReached(String why, String english, String korean) {
		MemberFacts facts = new FactsBuilder().told("EXPIRY_WARNING", "PUBLISHED", NoticeOutcome.UNREACHABLE, why)
			.unreachable(why)
			.facts();

		assertThat(new WhatWasTold(facts, ENGLISH).line())
			.isEqualTo("You could not be told on 2016-12-01 (warning for 2016-12-31): " + english + ".");
		assertThat(new WhatWasTold(facts, KOREAN).line())
			.isEqualTo("2016-12-01에 안내해 드리지 못했습니다(2016-12-31 소멸 예정 안내). 사유: " + korean + ".");
		assertThat(new WhatCanBeDone(facts, KOREAN).line())
			.isEqualTo("처리 가능한 조치: 회원 연락처 정비(" + korean + "): scripts/expiry import --members FILE");
	}

	@Test
	void proposesNothingThatIsDoneAlready() {
		FactsBuilder reachable = new FactsBuilder().told("EXPIRY_WARNING", "PUBLISHED", NoticeOutcome.UNREACHABLE,
				"no number");
		FactsBuilder held = new FactsBuilder().open("L1", "2017-12-31", null).dormantOn("2017-06-30").held(null);

		assertThat(new WhatCanBeDone(reachable.facts(), ENGLISH).line()).isEqualTo("Nothing waits to be done.");
		assertThat(new WhatCanBeDone(reachable.facts(), KOREAN).line()).isEqualTo("지금 더 조치할 일은 없습니다.");
		assertThat(new WhatCanBeDone(held.facts(), ENGLISH).line()).contains("release --member=M1")
			.contains("extend --lot=L1")
			.doesNotContain(" hold --member");
		assertThat(new WhatCanBeDone(
				new FactsBuilder().open("L1", "2017-12-31", null).dormantOn("2017-06-30").held("L1").facts(), ENGLISH)
			.line()).contains(" hold --member=M1");
	}

}
