package io.pointexpiry.notice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import io.pointexpiry.domain.Programme;
import io.pointexpiry.ledger.FolderClock;
import io.pointexpiry.notice.Advertisements.Recipient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Advertisements begin, end and wait as the law has it.
 *
 * @see "rules.md#campaigns"
 */
class AdvertisementsTest {

	private static final Programme KOREAN = Programmes.korean("notices: {expiry-before: [P1M]}");

	private static final LocalDate SEND_ON = LocalDate.parse("2016-12-01");

	private static final LocalDate EXPIRES_ON = LocalDate.parse("2016-12-31");

	@TempDir
	private Path directory;

	@Test
	void beginsWithTheMarkAndEndsWithAFreeWayToOptOutInTheMembersLanguage() throws IOException {
		Recipient korean = member("A", null, EXPIRES_ON);
		Recipient english = member("B", "en", EXPIRES_ON);

		AdvertisementFeeds.Published published = publish(KOREAN, List.of(Feed.NHN_CSV), korean, english);

		assertThat(published.messages()).isEqualTo(2);
		assertThat(published.files()).containsExactly("nhn-csv-001.csv");
		assertThat(Files.readString(place().resolve("nhn-csv-001.csv")).replaceAll("[A-Z2-7]{32}", "ID")).isEqualTo("""
				recipient_no,##notice_id##,##subject##,##text##,##points##,##expires_on##,\
				##send_not_before##,##send_not_after##
				01012345678,ID,,"(광고)[KT 멤버십] 82,400P, 2016-12-31까지 써 보세요. 문의 114
				무료수신거부 0801234567","82,400",2016-12-31,2016-12-01T08:00:00+09:00,2016-12-01T21:00:00+09:00
				01012345678,ID,,"(광고) KT 멤버십: 82,400 of your points can be used until 2016-12-31. Questions: 114
				Free opt-out: 0801234567","82,400",2016-12-31,2016-12-01T08:00:00+09:00,2016-12-01T21:00:00+09:00
				""".replace("##send_not_after##\n", "##send_not_after##\r\n")
			.replace("21:00:00+09:00\n", "21:00:00+09:00\r\n"));
		assertThat(place().resolve("unreachable.csv")).hasContent("member_id,reason,text\r\n");
	}

	/** The same folder as of notices, but for receipts, which nobody waits for. */
	@Test
	void liesInAFolderThatCanBeHandedOverToSmsd() throws IOException {
		publish(KOREAN, List.of(), member("A", null, EXPIRES_ON));

		try (Stream<Path> files = Files.walk(place()).filter(Files::isRegularFile)) {
			assertThat(files.map((file) -> place().relativize(file).toString().replaceAll("[A-Z2-7]{32}", "ID")))
				.containsExactlyInAnyOrder("unreachable.csv", "manifest.json", "_DONE",
						spool().getParent() + "/ID.sms");
		}
		assertThat(place().resolve(spool())).hasContent("""
				To: 821012345678
				Alphabet: UTF-8
				X-Channel: SMS
				X-Send-Not-Before: 2016-12-01T08:00:00+09:00
				X-Send-Not-After: 2016-12-01T21:00:00+09:00

				(광고)[KT 멤버십] 82,400P, 2016-12-31까지 써 보세요. 문의 114
				무료수신거부 0801234567""");
		assertThat(place().resolve("manifest.json")).content()
			.contains("\"time_zone\" : \"Asia/Seoul\"", "\"clock\" : \"business\"", "\"messages\" : 1");
	}

	private Path spool() throws IOException {
		try (Stream<Path> files = Files.walk(place())) {
			return place()
				.relativize(files.filter((file) -> file.toString().endsWith(".sms")).findFirst().orElseThrow());
		}
	}

	@Test
	void hasTheCodeOfCampaignsForAlimtalkAndListsWhatComesTooLate() throws IOException {
		Recipient late = member("B", null, SEND_ON.minusDays(1));

		publish(KOREAN, List.of(Feed.ALIMTALK_CSV), member("A", null, EXPIRES_ON), late);

		assertThat(place().resolve("alimtalk-csv-001.csv")).content()
			.contains(",01012345678,campaign,", ",SMS,,")
			.hasLineCount(3); // the text has two
		assertThat(place().resolve("unreachable.csv")).content()
			.contains("\r\nB,points gone before it can be sent,\"(광고)");
	}

	/** A name of many bytes makes an LMS, whose subject has the mark, too. */
	@Test
	void marksTheSubjectOfALongMessage() throws IOException {
		Programme longName = Programmes.of("아주 긴 이름을 가진 우리 동네 멤버십", "ko-KR", "");

		publish(longName, List.of(Feed.ALIMTALK_CSV), member("A", null, EXPIRES_ON));

		assertThat(place().resolve("alimtalk-csv-001.csv")).content().contains(",LMS,(광고) 포인트 소식,");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			21:00-08:00 | 2016-12-01T08:00+09:00 | 2016-12-01T21:00+09:00
			19:30-09:00 | 2016-12-01T09:00+09:00 | 2016-12-01T19:30+09:00
			23:00-06:00 | 2016-12-01T08:00+09:00 | 2016-12-01T21:00+09:00
			""")
	void waitsForTheHoursThatLawAndPolicyLeave(String quiet, String opens, String closes) {
		Advertisements advertisements = of(
				Programmes.korean("notices: {expiry-before: [P1M], quiet-hours: \"%s\"}".formatted(quiet)));

		assertThat(advertisements.opens(SEND_ON)).hasToString(opens);
		assertThat(advertisements.closes(SEND_ON)).hasToString(closes);
		assertThat(advertisements.hasHours(SEND_ON)).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "2016-11-20T00:00:00Z, 2016-12-01", "2016-12-01T11:59:59Z, 2016-12-01",
			"2016-12-01T12:00:00Z, 2016-12-02", "2016-12-05T12:00:01Z, 2016-12-06" })
	void goesOnTheFirstDayWithAnHourLeft(Instant now, LocalDate day) {
		assertThat(of(KOREAN).firstDay(SEND_ON, now)).isEqualTo(day);
	}

	@Test
	void leavesNoHourWhereThePolicyIsQuietAllDay() {
		Advertisements quiet = of(Programmes.korean("notices: {expiry-before: [P1M], quiet-hours: \"07:00-21:30\"}"));

		assertThat(quiet.hasHours(SEND_ON)).isFalse();
	}

	@Test
	void refusesTemplatesThatBeginOrEndOtherwise() throws IOException {
		Path folder = Files.createDirectories(templates().resolve("ko-KR"));
		Files.writeString(folder.resolve("campaign.txt"), "지금 써 보세요 (광고)\n#{opt_out}\n");
		Files.createDirectories(templates().resolve("en"));
		Files.writeString(templates().resolve("en/campaign.txt"), "#{ad} #{opt_out}\nUse your points!\n");

		assertThatExceptionOfType(BadTemplatesException.class).isThrownBy(() -> of(KOREAN).check())
			.withMessageContaining(
					"templates/ko-KR/campaign.txt: found a text that begins otherwise; expected (광고) first")
			.withMessageContaining("templates/en/campaign.txt: found no #{opt_out} in the last line");
	}

	/**
	 * Nights need no templates of campaigns; a folder of another language may lack them.
	 */
	@Test
	void takesTheProgrammesLanguageWhereAMembersHasNoTemplate() throws IOException {
		Path folder = Files.createDirectories(templates().resolve("de"));
		for (String name : Wording.KNOWN.keySet()) {
			if (!name.startsWith("campaign") && !name.endsWith(".nameless")) {
				Files.writeString(folder.resolve(name + ".txt"), "Punkte");
			}
		}
		of(KOREAN).check();

		publish(KOREAN, List.of(Feed.NHN_CSV), member("A", "de", EXPIRES_ON));

		assertThat(place().resolve("nhn-csv-001.csv")).content().contains("\"(광고)[KT 멤버십]");
	}

	@Test
	void leavesNothingBehindWhereItIsNotPublished() throws IOException {
		try (AdvertisementFeeds feeds = of(KOREAN).open(order(List.of(Feed.NHN_CSV)), place())) {
			feeds.add(member("A", null, EXPIRES_ON));
		}

		assertThat(this.directory).isEmptyDirectory();
	}

	private AdvertisementFeeds.Published publish(Programme programme, List<Feed> forms, Recipient... recipients)
			throws IOException {
		try (AdvertisementFeeds feeds = of(programme).open(order(forms), place())) {
			for (Recipient recipient : recipients) {
				feeds.add(recipient);
			}
			return feeds.publish();
		}
	}

	private static AdvertisementOrder order(List<Feed> feeds) {
		return new AdvertisementOrder("spring", "0801234567", SEND_ON, feeds, feeds.isEmpty(), FolderClock.BUSINESS);
	}

	private Advertisements of(Programme programme) {
		return new Advertisements(Texts.load(templates()), programme);
	}

	private static Recipient member(String id, @Nullable String locale, LocalDate expiresOn) {
		return new Recipient(id, "김하나", "010-1234-5678", locale, 82_400, expiresOn);
	}

	private Path place() {
		return this.directory.resolve("feeds");
	}

	private Path templates() {
		return this.directory.resolve("templates");
	}

}
