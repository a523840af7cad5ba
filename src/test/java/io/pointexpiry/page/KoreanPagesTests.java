package io.pointexpiry.page;

import java.util.List;
import java.util.Locale;

import io.pointexpiry.support.Nights;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A page in Korean says what the English one says, whose figures are those of the
 * reports.
 *
 * @see "rules.md#languages"
 */
class KoreanPagesTests {

	private static final String FIGURE = "-?\\d[\\d.]*( %)?";

	private static final String WORDS = "//title | //h1 | //h2 | //dt | //p | //a | //figcaption | //caption | //thead//th"
			+ " | //*[local-name()='svg']/*[local-name()='title' or local-name()='desc']";

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void aNightHasTheSameFigures(TestDatabase database) {
		try (Nights nights = PageStory.tell(database)) {
			ParsedPage page = ParsedPage.of(PageStory.night(nights, PageStory.NIGHT, Locale.KOREAN));

			assertSame(page, ParsedPage.of(PageStory.night(nights, PageStory.NIGHT)));
			assertThat(page.texts("//h1")).containsExactly("Coffee & <Club> 2024-12-01 마감 결과");
			assertThat(page.rows("expired-figures")).containsExactly(List.of("미이용", "LONG", "1", "40"),
					List.of("기한 만료", "BASE", "1", "90"), List.of("기한 만료", "EVENT", "1", "7"),
					List.of("합계", "", "3", "137"));
			assertThat(page.rows("withheld-figures")).containsExactly(List.of("연기", "2", "80"),
					List.of("고객센터 보류", "1", "20"));
			assertThat(page.rows("causes-figures")).containsExactlyInAnyOrder(List.of("보낼 수 없었음", "1", "30"),
					List.of("전달되지 않음", "1", "50"));
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void theNoticesAndTheOverviewHaveTheSameFigures(TestDatabase database) {
		try (Nights nights = PageStory.tell(database)) {
			ParsedPage warned = ParsedPage.of(PageStory.night(nights, PageStory.WARNED, Locale.KOREAN));
			ParsedPage overview = ParsedPage.of(PageStory.overview(nights, Locale.KOREAN));

			assertSame(warned, ParsedPage.of(PageStory.night(nights, PageStory.WARNED)));
			assertSame(overview, ParsedPage.of(PageStory.overview(nights)));
			assertThat(warned.rows("notices-figures")).contains(List.of("작성", "5", "100.0 %"),
					List.of("발송: 실패", "1", "20.0 %"));
			assertThat(warned.texts("//*[local-name()='text']")).contains("작성", "발송", "전달", "실패", "연락 불가");
			assertThat(overview.rows("standing-figures")).contains(List.of("대기: 연기", "2", "적립 건, 80P, 2024-12-01부터"));
			assertThat(overview.texts("//section[@id='forecast']/p").get(0)).startsWith("2024-12-02부터 2025-12-31까지");
		}
	}

	/** Table by table, row by row; and all words are Korean. */
	private static void assertSame(ParsedPage korean, ParsedPage english) {
		List<String> tables = korean.texts("//table/@id");
		assertThat(tables).isNotEmpty().isEqualTo(english.texts("//table/@id"));
		for (String table : tables) {
			assertThat(figures(korean, table)).as(table).isEqualTo(figures(english, table));
		}
		assertThat(korean.texts("//dd")).isEqualTo(english.texts("//dd"));
		assertThat(korean.texts("//@id")).isEqualTo(english.texts("//@id"));
		assertThat(korean.texts("/html/@lang")).containsExactly("ko");
		assertThat(english.texts("/html/@lang")).containsExactly("en");
		assertThat(korean.texts(WORDS)).isNotEmpty().allMatch((text) -> text.matches("(?s).*\\p{IsHangul}.*"));
	}

	private static List<List<String>> figures(ParsedPage page, String table) {
		return page.rows(table)
			.stream()
			.map((row) -> row.stream().filter((cell) -> cell.matches(FIGURE)).toList())
			.toList();
	}

}
