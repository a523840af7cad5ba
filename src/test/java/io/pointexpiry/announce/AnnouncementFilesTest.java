package io.pointexpiry.announce;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

import io.pointexpiry.domain.Policy;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.policy.PolicyFile;
import io.pointexpiry.support.Policies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What members read of a policy; dates are worked by hand.
 *
 * @see "rules.md#announcements"
 */
class AnnouncementFilesTest {

	private static final Path SAMPLE = Path.of("sample-data/policy.yml");

	@TempDir
	private Path templates;

	@Test
	void tellsTheSamplesChangeInBothLanguagesAndForms() {
		Map<String, String> files = sample("2016");

		assertThat(files).containsOnlyKeys("announcement.ko.html", "announcement.ko.md", "sms.ko.txt", "social.ko.txt",
				"announcement.en.html", "announcement.en.md", "sms.en.txt", "social.en.txt");
		assertThat(files.get("announcement.ko.html")).startsWith("<!DOCTYPE html>\n<html lang=\"ko\">")
			.doesNotContain("2015-11-02에 공지합니다.")
			.contains("<title>새봄 멤버십 포인트 정책 변경 안내</title>")
			.contains("<th scope=\"row\">2015-06-01</th><td>2017-06-01</td><td>2016-12-31</td>"
					+ "<td class=\"earlier\">앞당겨짐</td>")
			.contains("<li>그 밖의 모든 포인트: 적립일 당일까지 쓸 수 있습니다. 그날이 속한 해의 12월 31일로 늦춥니다.");
		assertThat(files.get("announcement.en.md")).startsWith("# 새봄 멤버십: new points rules\n")
			.contains("| 2015-06-01 | 2017-06-01 | 2016-12-31 | earlier |")
			.contains("**Points of kind PURCHASED, of members of tier VVIP**")
			.contains("| 2015-06-01 | 2017-06-01 | never expire | later |")
			.contains("- All points: until the day that is 2 years after the day they were earned.");
	}

	@Test
	void comparesPointsOfComingDaysWithWhatTheOldPolicyWouldGive() {
		String page = sample("2016").get("announcement.en.md");

		assertThat(page).contains("### Points earned from 2016-01-01")
			.contains("| 2016-02-29 | 2018-02-28 | 2016-12-31 | earlier |")
			.contains("| 2016-01-31 | 2018-01-31 | 2016-04-30 | earlier |");
	}

	@Test
	void leavesTheOldestPolicyWithoutComparison() {
		Map<String, String> files = sample("2014");

		assertThat(files.get("announcement.en.md")).doesNotContain("## What changes", "## Examples")
			.contains("## The rules from 2014-01-01");
		assertThat(files.get("sms.ko.txt")).isEqualTo("[새봄 멤버십] 포인트 정책(2014-01-01 시행). 홈페이지에서 확인해 주세요. 문의 114\n");
	}

	@Test
	void saysWhatMembersNeedAndNothingOfTheOperatorsBusiness() throws IOException {
		Programme programme = programme("", "validity: [{period: P1Y}]",
				"notices: {expiry-before: [P1M], files: none}");

		assertThat(of(programme, "1").get("announcement.en.html")).contains("Members are warned 1 month before")
			.doesNotContain("CSV");
	}

	@ParameterizedTest
	@ValueSource(strings = { "announcement.ko.html", "announcement.en.html" })
	void makesPagesThatStandByThemselvesAndCanBeReadAloud(String name) {
		String page = sample("2016").get(name);

		assertThat(page).doesNotContain("http", "src=", "<script", "@import", "url(")
			.contains("<meta charset=\"UTF-8\">", "name=\"viewport\"", "@media print", "<main>");
		assertThat(count("<h1>", page)).isEqualTo(1);
		assertThat(count("<th(?!ead)(?! scope=\"(row|col)\")", page)).isZero();
		assertThat(count("<table", page)).isEqualTo(count("<caption", page)).isEqualTo(count("</table>", page));
		for (String tag : new String[] { "table", "tbody", "tr", "td", "ul", "li", "div", "h2", "h3", "p" }) {
			assertThat(count("<" + tag + "[ >]", page)).as(tag).isEqualTo(count("</" + tag + ">", page));
		}
	}

	@ParameterizedTest
	@CsvSource({ "sms.ko.txt, [새봄 멤버십] 포인트 정책 변경(2016-01-01 시행). 홈페이지에서 확인해 주세요. 문의 114",
			"sms.en.txt, 새봄 멤버십: new points rules from 2016-01-01. See our website. Questions: 114" })
	void fitsTheMessageIntoOneSms(String name, String expected) {
		String message = sample("2016").get(name);

		assertThat(message).isEqualTo(expected + "\n");
		assertThat(message.strip().getBytes(Charset.forName("EUC-KR"))).hasSizeLessThanOrEqualTo(90);
	}

	@Test
	void showsThePostTheGreatestChangeOfMostPoints() {
		assertThat(sample("2016").get("social.ko.txt")).isEqualTo("""
				새봄 멤버십 포인트 정책 변경 안내

				시행일: 2016-01-01
				예) 2015-12-31에 적립한 포인트: 2017-12-31까지 → 2016-12-31까지

				달라지는 점과 적립일별 예시는 홈페이지에서 확인해 주세요. 문의 114
				""");
	}

	@Test
	void escapesWhatThePolicyFileBrings() throws IOException {
		Programme programme = programme("contact: \"<b>call</b>\"",
				"validity: [{when: {kind: [\"<i>|_x_\"]}, period: P1M}, {period: P1Y}]");

		Map<String, String> files = of(programme, "1");

		assertThat(files.get("announcement.en.html")).contains("Points of kind &lt;i&gt;|_x_:",
				"Questions: &lt;b&gt;call&lt;/b&gt;");
		assertThat(files.get("announcement.en.md")).contains("Points of kind \\<i\\>\\|\\_x\\_:",
				"Questions: \\<b\\>call\\</b\\>");
		assertThat(files.get("sms.en.txt")).contains("Questions: <b>call</b>");
	}

	@Test
	void takesTheShortMessageWhereTheLongOneDoesNotFitAndCutsNothing() throws IOException {
		Programme wordy = programme("contact: \"" + "9".repeat(80) + "\"", "validity: [{period: P1Y}]");

		assertThat(of(wordy, "1").get("sms.ko.txt")).isEqualTo("포인트 정책(2020-01-01 시행). 홈페이지에서 확인해 주세요.\n");
		own("sms.short.en.ftl", "${programme} ${contact} ${contact}");
		assertThatThrownBy(() -> of(wordy, "1")).isInstanceOf(AnnouncementException.class)
			.hasMessageContaining("sms.short.en.ftl: found \"Coffee Club 999")
			.hasMessageContaining("173 bytes; expected at most 90 bytes in EUC-KR");
	}

	@Test
	void takesTheOperatorsWordsAndKnowsWhomThePolicyTouches() throws IOException {
		own("social.en.ftl", "${touched.members} members, ${touched.points} points: ${version}");
		Programme programme = PolicyFile.read(SAMPLE).programme();

		Map<String, String> files = AnnouncementFiles.of(new Announcement(programme, policy(programme, "2016"),
				new Announcement.Touched(1234, 5678, BigInteger.valueOf(9_000_000))), this.templates);

		assertThat(files.get("social.en.txt")).isEqualTo("1,234 members, 9,000,000 points: 2016\n");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '\u00A6', quoteCharacter = '`', textBlock = """
			social.ko.ftl ¦ ${programme}|${pionts} ¦ social.ko.ftl:2: found ${pionts}, which has no value; expected
			page.md.ftl   ¦ <#if x>|<#if x>        ¦ page.md.ftl:
			words.ko.ftl  ¦ <#assign title = x.y>  ¦ words.ko.ftl:1: found ${x}, which has no value
			pages.md.ftl  ¦ x                      ¦ pages.md.ftl: found a template that nobody asks for
			social.en.ftl ¦ ${"freemarker.template.utility.Execute"?new()("id")} ¦ social.en.ftl:1:
			social.en.ftl ¦ ${programme?api.class} ¦ social.en.ftl:1:
			social.en.ftl ¦ <#include "/etc/hostname"> ¦ social.en.ftl:1:
			""")
	void refusesTemplatesThatAskForWhatThereIsNot(String name, String text, String expected) throws IOException {
		own(name, text.replace('|', '\n'));

		assertThatThrownBy(() -> sample("2016")).isInstanceOf(AnnouncementException.class)
			.hasMessageContaining(this.templates.resolve(expected).toString());
	}

	private void own(String name, String text) throws IOException {
		Files.writeString(this.templates.resolve(name), text);
	}

	private Map<String, String> sample(String version) {
		return of(PolicyFile.read(SAMPLE).programme(), version);
	}

	private Map<String, String> of(Programme programme, String version) {
		return AnnouncementFiles.of(new Announcement(programme, policy(programme, version), null), this.templates);
	}

	private static Policy policy(Programme programme, String version) {
		return programme.policies()
			.policies()
			.stream()
			.filter((it) -> it.version().equals(version))
			.findFirst()
			.orElseThrow();
	}

	private static Programme programme(String keys, String validity, String... sections) throws IOException {
		Path file = Files.createTempFile("policy", ".yml");
		try {
			Files.writeString(file, Policies.programme(keys, Policies.policy("1", "2020-01-01", validity, sections)));
			return PolicyFile.read(file).programme();
		}
		finally {
			Files.delete(file);
		}
	}

	private static long count(String pattern, String text) {
		return Pattern.compile(pattern).matcher(text).results().count();
	}

}
