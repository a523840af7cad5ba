package io.pointexpiry.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import io.pointexpiry.audit.AuditFaults;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The status page in both languages.
 *
 * @see "rules.md#languages"
 */
class StatusTextTest {

	private static final LocalDate DAY = LocalDate.parse("2024-12-31");

	private static final Instant SINCE = Instant.parse("2025-01-03T15:10:00Z");

	private static final StatusPage PAGE = new StatusPage(null, SpreadWork.NONE, DAY.minusDays(1), DAY,
			new StatusPage.MissingDays(DAY.plusDays(1), DAY.plusDays(3), 3, "run --date 2025-01-03"),
			new StatusPage.Unfinished("run", DAY, DAY, "FAILED", SINCE, "The disk is full.", "run --date 2024-12-31"),
			List.of(new StatusPage.UnfinishedImport("lots", "lots.csv", "MERGING", SINCE)),
			new StatusPage.Ahead(List.of("A sentence."), List.of()),
			List.of(new AuditFaults.Fault("Something.", 2, DAY)),
			List.of(new StatusPage.Withheld("HOLD", 2, 1200, DAY)), 1, 2, 3, DAY, 1, 1,
			List.of(new StatusPage.OverdueNotice("AAAA", "M1", DAY)),
			new StatusPage.Purge(DAY, null, SINCE, "kim", "purge --before 2024-12-31"),
			List.of("a", "b", "c", "d", "e", "f"));

	@Test
	void saysWhoWorksElsewhere() {
		SpreadWork spread = new SpreadWork(
				List.of(new SpreadWork.Worker(3, "one", 1234, SINCE, 2, null),
						new SpreadWork.Worker(4, "two", 77, SINCE, 0, "takes no range of run")),
				List.of(new SpreadWork.Ranges("dateLots", 3, 2, 1, SINCE)),
				List.of(new SpreadWork.RefusedMessage("ID:7", SINCE, "expected ids")));
		StatusPage page = new StatusPage("run, process 1 on one, since then", spread, null, null, null, null, List.of(),
				new StatusPage.Ahead(List.of(), List.of()), List.of(), List.of(), 0, 0, 0, null, 0, 0, List.of(), null,
				List.of());

		assertThat(page.render(Locale.ENGLISH)).startsWith("""
				at work     run, process 1 on one, since then
				worker      3, process 1234 on one, since 2025-01-03T15:10:00Z; works on 2 ranges
				worker      4, process 77 on two, since 2025-01-03T15:10:00Z; takes no range of run
				ranges      dateLots: 3 done, 2 worked on, 1 waiting since 2025-01-03T15:10:00Z
				message     ID:7, 2025-01-03T15:10:00Z: expected ids; it is among the broker's dead letters
				""");
	}

	@Test
	void saysInEnglishWhatAnOperatorHasToKnow() {
		assertThat(PAGE.render(Locale.ENGLISH)).isEqualTo("""
				last closed 2024-12-31 (the first was 2024-12-30)
				missing     2025-01-01 to 2025-01-03, 3 days; close with: run --date 2025-01-03
				unfinished  run of 2024-12-31, FAILED since 2025-01-03T15:10:00Z
				            The disk is full.
				            when the import below is finished, go on with: run --date 2024-12-31
				import      lots from lots.csv, MERGING since 2025-01-03T15:10:00Z; go on with the same import command
				next night  will stop: A sentence.
				verify      found 2 places on 2024-12-31 that contradict: Something. Details: verify
				withheld    HOLD: 2 lots with 1,200 points; see: report withheld --from 2024-12-31
				surplus     1 lot gave back more than had lapsed; see: verify
				untold      2 lots expired by a warning that was none; see: verify
				redemptions 3 do not fit their lots; see: verify
				rehearsal   the last one closed 2024-12-31; its notices (EXPIRY_CLOCK=business) are not sent
				receipts    1 notice without a final state, 1 of them for more than 80 hours (UNKNOWN)
				            notice AAAA of member M1, sent on 2024-12-31
				purge       what is dated before 2024-12-31, unfinished since 2025-01-03T15:10:00Z by kim
				            go on with: purge --before 2024-12-31
				rejects     6 files unread
				            a
				            b
				            c
				            d
				            e
				            ... and 1 more
				""");
	}

	@Test
	void saysItInKoreanInColumns() {
		assertThat(PAGE.render(Locale.KOREA)).isEqualTo("""
				마지막 마감 2024-12-31(첫 마감 2024-12-30)
				밀린 마감   2025-01-01부터 2025-01-03까지 3일; 마감하려면: run --date 2025-01-03
				미완료      2024-12-31의 run, 2025-01-03T15:10:00Z부터 FAILED
				            The disk is full.
				            아래 가져오기를 끝낸 뒤 이어서: run --date 2024-12-31
				가져오기    lots.csv의 lots, 2025-01-03T15:10:00Z부터 MERGING; 같은 import 명령을 다시 실행하십시오
				다음 마감   멈추게 됩니다: A sentence.
				검증        2024-12-31 검증에서 어긋난 곳 2군데: Something. 자세히: verify
				소멸 보류   HOLD: 적립 2건, 1,200P; 확인: report withheld --from 2024-12-31
				초과 반환   적립 1건에서 소멸된 것보다 많이 돌려주었습니다; 확인: verify
				안내 무효   적립 2건이 효력 없는 안내로 소멸되었습니다; 확인: verify
				사용 내역   3건이 적립 건과 맞지 않습니다; 확인: verify
				예행연습    마지막 예행연습은 2024-12-31을 마감했습니다. 그 안내(EXPIRY_CLOCK=business)는 발송되지 않습니다
				수신 확인   최종 결과를 모르는 안내 1건, 그중 80시간이 넘은 것(UNKNOWN) 1건
				            안내 AAAA, 회원 M1, 2024-12-31 발송
				정보 삭제   2024-12-31 전 자료, 2025-01-03T15:10:00Z부터 미완료, 담당 kim
				            이어서 하려면: purge --before 2024-12-31
				거절된 행   확인하지 않은 파일 6개
				            a
				            b
				            c
				            d
				            e
				            ... 외 1개
				""");
	}

}
