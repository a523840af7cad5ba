package io.pointexpiry.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the desk confirms, in both languages.
 *
 * @see "rules.md#languages"
 */
class DeskResultTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			hold |  |  \
			| Member M1 is held: 1,000 points do not lapse until it is released. \
			| 회원 M1: 1,000P의 소멸을 보류했습니다. 해제할 때까지 소멸되지 않습니다.
			release | L1 |  \
			| Lot L1 of member M1 is released: 1,000 points follow the rules again. \
			| 회원 M1의 적립 건 L1: 1,000P의 소멸 보류를 해제했습니다. 다시 규칙에 따라 처리됩니다.
			extend | L1 |  \
			| Lot L1 of member M1: 1,000 points can be used until 2025-02-28, before 2025-01-31. \
			| 회원 M1의 적립 건 L1: 1,000P를 2025-02-28까지 사용할 수 있습니다(변경 전 2025-01-31).
			reinstate | L1 | L1~1 \
			| Lot L1 of member M1: 1,000 points were given back as lot L1~1, usable until 2025-02-28. \
			| 회원 M1의 적립 건 L1: 1,000P를 돌려드렸습니다(새 적립 건 L1~1, 2025-02-28까지 사용 가능).
			""")
	void isASentence(String command, @Nullable String lotId, @Nullable String newLotId, String english, String korean) {
		DeskResult quiet = result(command, lotId, newLotId, List.of());
		DeskResult recalling = result(command, lotId, newLotId, List.of("AAAA", "BBBB"));

		assertThat(quiet.sentence(Locale.ENGLISH)).isEqualTo(english);
		assertThat(quiet.sentence(Locale.KOREA)).isEqualTo(korean);
		assertThat(recalling.sentence(Locale.ENGLISH)).isEqualTo(english + " Recalled: AAAA, BBBB.");
		assertThat(recalling.sentence(Locale.KOREA)).isEqualTo(korean + " 회수한 안내: AAAA, BBBB.");
	}

	private static DeskResult result(String command, @Nullable String lotId, @Nullable String newLotId,
			List<String> recalled) {
		return new DeskResult(command, "M1", lotId, newLotId, 1000, LocalDate.parse("2025-01-31"),
				LocalDate.parse("2025-02-28"), LocalDate.parse("2025-01-01"), recalled);
	}

}
