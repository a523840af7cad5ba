package io.pointexpiry.desk;

import java.util.Locale;

import io.pointexpiry.support.TestBooks;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.pointexpiry.support.Fill.aFloor;
import static io.pointexpiry.support.Fill.aMember;
import static org.assertj.core.api.Assertions.assertThat;

/** The story of a member as a Korean desk reads it. */
class KoreanStoryTest {

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void answersInKorean(TestDatabase database) {
		try (TestBooks books = StoriesTest.opened(database, "2016-12-31")) {
			aMember("M1").with("phone", "010-1234-5678").with("inactive_since", "2016-02-01").into(books);
			books.template().update("update member set notices_on = 'P7D P1D'");
			StoryFill.lapsedIn2016(books, "L1");
			StoryFill.told(books, "2016-11-30", "2016-12-31");
			books.template().update("update expiry_record set warned_on = date '2016-12-01'");
			aFloor("DEFERRAL", "L1", "M1", "2016-12-17.1").into(books);

			String text = StoryText.of(StoriesTest.story(books, "M1", Locale.KOREA), Locale.KOREA);

			assertThat(text.lines().limit(5)).containsExactly(
					"2016-12-31에 100P가 소멸되었습니다(적립 건 L1). 정책 2016에 따른 마지막 사용일이 2016-12-31이었습니다.",
					"2016-12-01에 ***-****-5678 번호(SMS)로 안내해 드렸습니다(2016-12-31 소멸 예정 안내). 발송 결과: 수신 확인됨.",
					"처리 가능한 조치: 100P 돌려드리기: scripts/expiry reinstate --lot=L1 --reason \"...\"", "",
					"회원 M1, ACTIVE, 2016-12-31 마감 기준");
			assertThat(text).contains("  마지막 이용 2016-02-01", "  정책의 안내 외에 P7D P1D 전 안내도 신청",
					"적립 건 L1, BASE, 2016-02-01 적립: 100P, 남은 포인트 0, EXPIRED, ",
					"  적립일 2016-02-01 + P0D = 2016-02-01, 그해 말일로 = 2016-12-31(정책 2016)",
					"  따라서 마지막 사용일은 2016-12-31(정책 2016, VALIDITY)", "소멸 전에 안내하지 못해 연기, 실행 2016-12-17.1",
					"  EXPIRY 100P, VALIDITY, 영업일 2016-12-31, 기장일 2016-12-31, 2016-12-01에 안내함, 실행 2016-12-31.1",
					"안내 AAAA, 2016-12-01, SMS ***-****-5678, DELIVERED", "  EXPIRY_WARNING 2016-12-31, 단계 P1M: 100P");
		}
	}

}
