package io.pointexpiry.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.pointexpiry.support.Policies;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What commands answer where the policy file says {@code locale: ko-KR}; files and JSON
 * are the same in every language.
 *
 * @see "rules.md#languages"
 */
class KoreanScreensTests {

	private static final String OLD = Policies.policy("1", "2024-01-01", "validity: [{period: P3M}]");

	private static final String NEW = Policies.policy("2", "2025-01-01", "validity: [{period: P2M}]",
			"announced-on: 2024-12-01", "applies-to: open-lots", "protection: P5D");

	private static final String DAY = "2024-12-01";

	@TempDir
	private Path directory;

	@Test
	void ofTheNightAndItsFiles() throws IOException {
		Terminal terminal = new Terminal(TestDatabase.H2, this.directory, Policies.programme("locale: ko-KR", OLD));

		assertThat(imports(terminal, "2024-08-30")).contains("3행 = 반영 3 + 변동 없음 0 + 이전 자료라 건너뜀 0 + 거절 0",
				"4행 = 반영 3 + 변동 없음 0 + 이전 자료라 건너뜀 0 + 거절 1", "  거절된 행: ");
		assertThat(terminal.type(DAY, "run", "--date", "2024-11-29")).contains("2024-11-29까지 1일을 마감했습니다.",
				"대사 합계: 대상 0 = 소멸 0 + 연기 0 + 연장 0 + 보류 0 + 판단 불가 0 + 유지 0", "보낼 안내가 없습니다.");
		terminal.type(DAY, "hold", "--member", "M2", "--reason", "a call");
		assertThat(terminal.type(DAY, "run", "--dry-run", "--date", "2024-11-30"))
			.contains("2024-11-30 마감 예상: 대상 2건(30P) = 소멸 1건(10P)", "아무것도 바꾸지 않았습니다. 소멸 내역: ");
		assertThat(terminal.type(DAY, "run", "--date", "2024-11-30")).contains(
				"2024-11-30 closed (2024-11-30.1): 2 (30 points) candidates = 1 (10 points) expired",
				"대사 합계: 대상 2건(30P) = 소멸 1건(10P) + 연기 0 + 연장 0 + 보류 1건(20P)", "처음으로 보류되거나 판단할 수 없는 적립 건 1건:",
				"  회원 M2의 적립 건 L2, 20P: HOLD");
		assertThat(terminal.type(DAY, "run", "--date", "2024-11-30")).contains("2024-11-30 마감은 이미 끝났습니다.");
		assertThat(terminal.type(DAY, "reverse", "--date", "2024-11-30", "--reason", "a wrong day"))
			.contains("2024-11-30 마감의 소멸을 취소했습니다. 적립 건 1건, 10P가 다시 남아 있습니다.");
		assertThat(terminal.type(DAY, "--json", "rerun", "--date", "2024-11-30"))
			.doesNotContainPattern("\\p{IsHangul}");
	}

	@Test
	void ofWhatIsToCome() throws IOException {
		Terminal terminal = closed();
		Path offered = Files.writeString(this.directory.resolve("new.yml"),
				Policies.programme("locale: ko-KR", OLD, NEW));
		Path csv = this.directory.resolve("forecast.csv");

		assertThat(terminal.type(DAY, "forecast", "--out", csv.toString())).contains(csv + ": 2행",
				"2024-12-01부터 2025-11-30까지의 마감을 내다봅니다.", "그동안 시행되어 반영한 정책: 없음",
				"남아 있는 포인트 50P 가운데 50P가 소멸 예정(실제 소멸 예상 50P)이고, 0P는 계속 남습니다.");
		assertThat(terminal.type(DAY, "forecast", "--policy", offered.toString())).contains("시험: 시행 중인 정책 파일 대신 ",
				"(정책 2 추가)", "그동안 시행되어 반영한 정책: 2(2025-01-01 시행)");
		assertThat(terminal.type(DAY, "policy", "impact", offered.toString())).contains("대비): 정책 2 추가.",
				"더 일찍 소멸: 회원 1명, 적립 건 1건, 30P. 첫 소멸일은 2025-01-06입니다.", "월               현재 정책            새 정책",
				"가장 많이 잃게 될 회원:", "  M3: 30P, 첫 소멸일 2025-01-06");
		assertThat(terminal.type(DAY, "policy", "announce", "2", "--policy", offered.toString()))
			.contains("정책 2, 2025-01-01부터 시행: ", "회원 1명이 영향을 받습니다. 적립 건 1건, 30P의 소멸일이 이 정책으로 달라집니다.");
		assertThat(terminal.type(DAY, "templates", "check")).contains("ko-KR campaign: SMS, EUC-KR, ", "바이트", "문안 ",
				"오류 0개");
	}

	@Test
	void ofCampaigns() throws IOException {
		Terminal terminal = closed();
		Path out = this.directory.resolve("list.csv");

		assertThat(terminal.type(DAY, "campaign", "--within", "P30D", "--name", "winter", "--control", "50%", "--out",
				out.toString(), "--feed", "nhn-csv", "--opt-out", "080-123-4567"))
			.contains("캠페인 winter(2024-11-30 기준)", "발송군(CAMPAIGN): 회원 ", "추첨 기준값 winter", "제외한 회원: 마케팅 수신에 동의하지 않은 회원 ",
					out + ": 1행", "2024-12-01에 보낼 메시지 ", "캠페인 결과 확인: campaign result winter");
		assertThat(terminal.type(DAY, "campaign", "export", "winter", "--force", "--out", out.toString()))
			.isEqualTo(out + ": 1행%n".formatted());
		assertThat(terminal.type(DAY, "campaign", "result", "winter")).contains("그 뒤에 다시 이용한 회원과 사용한 포인트입니다.",
				"구분               회원    다시 이용", "캠페인 효과를 비교할 수 없습니다.");
	}

	@Test
	void andNoFileNorJsonIsOfALanguage() throws IOException {
		Terminal terminal = closed();
		Path korean = this.directory.resolve("ko.csv");
		Path english = this.directory.resolve("en.csv");
		String json = terminal.type(DAY, "--json", "policy", "announce", "1", "--force");

		terminal.type(DAY, "report", "summary", "--out", korean.toString());
		terminal.with("EXPIRY_LANG", "en");
		assertThat(terminal.type(DAY, "report", "summary", "--out", english.toString()))
			.isEqualTo(english + ": 1 row%n".formatted());

		assertThat(english).hasSameBinaryContentAs(korean);
		assertThat(terminal.type(DAY, "--json", "policy", "announce", "1", "--force")).isEqualTo(json);
	}

	@Test
	void ofPagesInTheProgrammesLanguage() throws IOException {
		Terminal terminal = closed();
		Path page = this.directory.resolve("night.html");

		terminal.type(DAY, "report", "night", "--out", page.toString());
		assertThat(page).content().contains("<html lang=\"ko\">", "Coffee Club 2024-11-30 마감 결과");
		terminal.with("EXPIRY_LANG", "en").type(DAY, "report", "night", "--force", "--out", page.toString());
		assertThat(page).content().contains("<html lang=\"en\">", "Coffee Club: the night of 2024-11-30");
	}

	private Terminal closed() throws IOException {
		Terminal terminal = new Terminal(TestDatabase.H2, this.directory, Policies.programme("locale: ko-KR", OLD));
		imports(terminal, "2024-09-15");
		terminal.type(DAY, "run", "--date", "2024-11-30", "--opening", "expire");
		return terminal;
	}

	/** L1 goes on the last day of November, L2 with it or in December, L3 in January. */
	private static String imports(Terminal terminal, String earnedOn) throws IOException {
		return terminal.type(DAY, "import", "--members", terminal.file("""
				member_id,phone,marketing_consent
				M1,010-1234-5678,true
				M2,010-2345-6789,true
				M3,010-3456-7890,true
				"""), "--lots", terminal.file("""
				lot_id,member_id,earned_on,points
				L1,M1,2024-08-30,10
				L2,M2,%s,20
				L3,M3,2024-10-31,30
				L4,NOBODY,2024-10-31,30
				""".formatted(earnedOn)));
	}

}
