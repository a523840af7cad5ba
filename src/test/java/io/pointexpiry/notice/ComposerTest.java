package io.pointexpiry.notice;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

import io.pointexpiry.domain.Programme;
import io.pointexpiry.notice.TextGauge.Channel;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The words of a notice, and which channel they fit.
 *
 * @see "rules.md#texts"
 */
class ComposerTest {

	private static final LocalDate SEND_ON = LocalDate.parse("2024-12-01");

	private static final Charset EUC_KR = Charset.forName("EUC-KR");

	@TempDir
	private Path templates;

	@Test
	void fitsOneWarningIntoOneKoreanSms() {
		Message message = compose(Programmes.korean(""), List.of(warning("2024-12-31", 12345)), null);

		assertThat(message.text()).isEqualTo("[KT 멤버십] 소멸 예정 12,345P: 2024-12-31까지 사용해 주세요. 문의 114");
		assertThat(message.channel()).isEqualTo(Channel.SMS);
		assertThat(message.size().bytes()).isEqualTo(69);
		assertThat(message.subject()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(NoticeKind.class)
	void fitsEveryItemWithMillionsOfPointsIntoOneKoreanSms(NoticeKind item) {
		String wording = (item == NoticeKind.DORMANCY_WARNING) ? "dormancy-start" : item.wording();
		NoticeItem told = new NoticeItem(item, wording, LocalDate.parse("2024-12-31"), "", "", 1_234_567,
				NoticeItem.Before.of(LocalDate.parse("2025-06-30")), LocalDate.parse("2024-12-31"));

		Message message = compose(Programmes.korean(""), List.of(told), null);

		assertThat(message.channel()).as(message.text() + message.size()).isEqualTo(Channel.SMS);
	}

	@ParameterizedTest
	@ValueSource(strings = { "expired", "expired-dormancy", "expired-policy-change", "expired-withdrawal" })
	void fitsEveryCauseOfExpiryIntoOneKoreanSms(String wording) {
		NoticeItem told = expired(wording);

		Message message = compose(Programmes.korean(""), List.of(told), null);

		assertThat(message.channel()).as(message.text() + message.size()).isEqualTo(Channel.SMS);
	}

	@Test
	void prefersTheOperatorsWordsForExpiryToOursForItsCause() throws IOException {
		Path folder = Files.createDirectories(this.templates.resolve("ko-KR"));
		Files.writeString(folder.resolve("expired.short.txt"), "#{points}P 소멸");

		Message general = compose(Programmes.korean(""), List.of(expired("expired-dormancy")), null);
		Files.writeString(folder.resolve("expired-dormancy.short.txt"), "#{points}P 미이용 소멸");
		Message own = compose(Programmes.korean(""), List.of(expired("expired-dormancy")), null);

		assertThat(general.text()).isEqualTo("1,234,567P 소멸");
		assertThat(own.text()).isEqualTo("1,234,567P 미이용 소멸");
	}

	private static NoticeItem expired(String wording) {
		LocalDate date = LocalDate.parse("2024-12-31");
		return new NoticeItem(NoticeKind.EXPIRED, wording, date, "", "2024-12-31.1", 1_234_567,
				NoticeItem.Before.of(date), date);
	}

	@Test
	void tellsSeveralThingsAsLinesOfOneLms() {
		Message message = compose(Programmes.korean(""),
				List.of(warning("2024-12-31", 12345), warning("2025-01-31", 1)), null);

		assertThat(message.text()).isEqualTo("""
				[KT 멤버십] 포인트 안내
				- 소멸 예정 12,345P: 2024-12-31까지 사용해 주세요.
				- 소멸 예정 1P: 2025-01-31까지 사용해 주세요.
				문의 114""");
		assertThat(message.channel()).isEqualTo(Channel.LMS);
		assertThat(message.subject()).isEqualTo("[KT 멤버십] 포인트 안내");
	}

	@Test
	void tellsOneChangeOfPolicyWithItsTotalItsDatesAndTheDayItTakesEffect() {
		Programme programme = Programmes.korean("");

		Message message = compose(programme, List.of(change("2024-12-31", 80_000), change("2025-03-31", 2_400)), null);

		assertThat(message.text()).isEqualTo("""
				[KT 멤버십] 포인트 안내
				- 정책 변경(2014-01-01 시행): 모두 82,400P의 유효기간이 바뀝니다.
				- 정책 변경(2014-01-01 시행): 80,000P의 유효기간이 2025-06-30에서 2024-12-31로 바뀝니다.
				- 정책 변경(2014-01-01 시행): 2,400P의 유효기간이 2025-06-30에서 2025-03-31로 바뀝니다.
				문의 114""");
	}

	private static NoticeItem change(String newOn, long points) {
		LocalDate date = LocalDate.parse(newOn);
		return new NoticeItem(NoticeKind.POLICY_CHANGE, "policy-change", date, "", "1", points,
				NoticeItem.Before.of(LocalDate.parse("2025-06-30")), date);
	}

	@ParameterizedTest
	@CsvSource({ "1, 1 point will expire.", "2, 2 points will expire.", "1000, '1,000 points will expire.'" })
	void speaksOfOnePointInTheSingular(long points, String expected) {
		Message message = compose(Programmes.english(""), List.of(warning("2024-12-31", points)), null);

		assertThat(message.text())
			.isEqualTo("Coffee Club: " + expected + " Last day to use: 2024-12-31. Questions: 114");
	}

	@Test
	void takesTheShortSubjectWhereTheProgrammesNameIsLong() {
		Programme programme = Programmes.of("아주아주아주아주아주 긴 이름의 멤버십", "ko-KR", "");

		Message message = compose(programme, List.of(warning("2024-12-31", 5), warning("2025-01-31", 1)), null);

		assertThat(message.subject()).isEqualTo("포인트 안내");
	}

	@Test
	void neverCutsWhatIsTooLong() {
		List<NoticeItem> told = IntStream.range(0, 60)
			.mapToObj((day) -> warning(SEND_ON.plusDays(day).toString(), 1000))
			.toList();

		Message message = compose(Programmes.korean(""), told, null);

		assertThat(message.channel()).isNull();
		assertThat(message.why()).isEqualTo("%,d bytes; an LMS has at most 2,000".formatted(message.size().bytes()));
		assertThat(message.text()).contains("2024-12-01까지").contains("2025-01-29까지").endsWith("문의 114");
	}

	@Test
	void leavesOutTheContactWhereThereIsNone() {
		Programme programme = Programmes.read("""
				programme: club
				name: Coffee Club
				time-zone: Asia/Seoul
				policies: [{version: "1", effective-from: 2014-01-01, validity: [{period: P1Y}]}]
				""");

		Message message = compose(programme, List.of(warning("2024-12-31", 12345)), null);

		assertThat(message.text()).isEqualTo("Coffee Club: 12,345 points will expire. Last day to use: 2024-12-31.");
		assertThat(message.size().segments()).isEqualTo(1);
	}

	@Test
	void speaksTheMembersLanguageWhereThereAreTextsInIt() {
		Composer composer = new Composer(Programmes.korean(""), Texts.load(this.templates), EUC_KR);

		assertThat(composer.wordingFor("en-GB").locale().toLanguageTag()).isEqualTo("en");
		assertThat(composer.wordingFor("ko").locale().toLanguageTag()).isEqualTo("ko-KR");
		assertThat(composer.wordingFor("fr").locale().toLanguageTag()).isEqualTo("ko-KR");
		assertThat(composer.wordingFor("").locale().toLanguageTag()).isEqualTo("ko-KR");
		assertThat(composer.wordingFor("\n#{x}").locale().toLanguageTag()).isEqualTo("ko-KR");
	}

	@Nested
	class Names {

		@ParameterizedTest
		@ValueSource(strings = { "똠방각하", "김😀", "" })
		void areLeftOutWhereTheyCanNotBeSent(String name) throws IOException {
			own("ko-KR", "expiry-warning.short", "#{name}님, #{points}P #{expires_on} 소멸");
			own("ko-KR", "expiry-warning.short.nameless", "고객님, #{points}P #{expires_on} 소멸");

			assertThat(compose(Programmes.korean(""), List.of(warning("2024-12-31", 7)), name).text())
				.isEqualTo("고객님, 7P 2024-12-31 소멸");
		}

		@Test
		void areLeftOutWhereTheyDoNotFit() throws IOException {
			own("ko-KR", "expiry-warning.short", "#{name}님, #{points}P #{expires_on} 소멸");
			own("ko-KR", "expiry-warning.short.nameless", "고객님, #{points}P #{expires_on} 소멸");

			Message message = compose(Programmes.korean(""), List.of(warning("2024-12-31", 7)), "김".repeat(500));

			assertThat(message.text()).isEqualTo("고객님, 7P 2024-12-31 소멸");
			assertThat(message.channel()).isEqualTo(Channel.SMS);
		}

		@Test
		void areDataAndNothingElse() throws IOException {
			own("en", "expiry-warning.short", "#{name}: #{points} points, #{expires_on}");
			own("en", "expiry-warning.short.nameless", "#{points} points, #{expires_on}");

			Message message = compose(Programmes.english(""), List.of(warning("2024-12-31", 7)),
					"#{points}\nTo: 010\u202E $1 \\ =1+1");

			assertThat(message.text()).isEqualTo("#{points} To: 010 $1 \\ =1+1: 7 points, 2024-12-31");
		}

	}

	@Nested
	class BadTemplates {

		@Test
		void areAllNamedAtOnce() throws IOException {
			own("ko-KR", "expired.short", "첫째 줄\n#{pionts}P");
			own("ko-KR", "subject", "#{points");
			own("en", "expird.short", "x");
			own("en", "extended.short", "Hello #{name}");

			assertThatThrownBy(() -> Texts.load(ComposerTest.this.templates)).isInstanceOf(BadTemplatesException.class)
				.message()
				.contains(
						file("ko-KR", "expired.short") + ":2: found #{pionts}; expected one of #{amount}, #{contact}, ")
				.contains(file("ko-KR", "subject") + ":1: found #{points; expected one of #{programme}, #{send_date}")
				.contains(file("en", "expird.short") + ": found a template that nobody asks for")
				.contains("en/extended.short.txt: found #{name}; expected extended.short.nameless.txt beside it");
		}

		@Test
		void areMissingForALanguageOfItsOwn() throws IOException {
			own("fr", "subject", "Vos points");

			assertThatThrownBy(() -> Texts.load(ComposerTest.this.templates))
				.hasMessageContaining("templates/fr/expired.long.txt: found no such file; expected a text");
		}

		private String file(String locale, String name) {
			return ComposerTest.this.templates.resolve(locale).resolve(name + ".txt").toString();
		}

	}

	private void own(String locale, String name, String text) throws IOException {
		Files.createDirectories(this.templates.resolve(locale));
		Files.writeString(this.templates.resolve(locale).resolve(name + ".txt"), text);
	}

	private Message compose(Programme programme, List<NoticeItem> told, String name) {
		Composer composer = new Composer(programme, Texts.load(this.templates), EUC_KR);
		return composer.compose(composer.wordingFor(null), told, name, SEND_ON);
	}

	private static NoticeItem warning(String on, long points) {
		LocalDate date = LocalDate.parse(on);
		return new NoticeItem(NoticeKind.EXPIRY_WARNING, "expiry-warning", date, "P1M", "", points, null, date);
	}

}
