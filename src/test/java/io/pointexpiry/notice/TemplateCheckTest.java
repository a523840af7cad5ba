package io.pointexpiry.notice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.pointexpiry.domain.Programme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every text as members would get it, and what is wrong with templates.
 *
 * @see "rules.md#texts"
 */
class TemplateCheckTest {

	@TempDir
	private Path templates;

	@Test
	void showsEveryThingThatCanBeToldInBothLanguagesAndFindsNoFaultInOurs() {
		TemplateCheck.Result result = check(Programmes.korean(""));

		assertThat(result.faults()).isEmpty();
		for (String locale : List.of("ko-KR", "en")) {
			assertThat(result.texts()).filteredOn((text) -> text.locale().equals(locale))
				.extracting(CheckedText::template)
				.contains("expiry-warning.short", "expiry-warning.long", "expiry-warning-all.long",
						"dormancy-lapse.short", "dormancy-start.short", "policy-change.short",
						"policy-change-never.short", "policy-change-total.long", "expired.short",
						"expired-dormancy.short", "expired-policy-change.short", "expired-withdrawal.short",
						"extended.short", "deferred.short", "reinstated.short", "reversed.short");
		}
		assertThat(result.texts()).filteredOn((text) -> text.template().endsWith(".short"))
			.allMatch((text) -> text.channel().equals("SMS"));
	}

	@Test
	void showsTheCampaignsTextsFromTheMarkToTheOptOut() throws IOException {
		own("ko-KR", "campaign", "(광고)[#{programme}] #{name}님, #{points}P\n무료수신거부 #{opt_out}");
		own("ko-KR", "campaign.nameless", "(광고)[#{programme}] #{points}P\n무료수신거부 #{opt_out}");

		TemplateCheck.Result result = check(Programmes.of("KT", "ko-KR", ""));

		assertThat(result.faults()).isEmpty();
		assertThat(result.texts()).contains(
				new CheckedText("ko-KR", "campaign", file("ko-KR", "campaign"), "SMS", "EUC-KR", 54, null, "",
						"(광고)[KT] Kim님, 1,234,567P\n무료수신거부 080-123-4567"),
				new CheckedText("ko-KR", "campaign.nameless", file("ko-KR", "campaign.nameless"), "SMS", "EUC-KR", 47,
						null, "", "(광고)[KT] 1,234,567P\n무료수신거부 080-123-4567"));
		assertThat(result.texts())
			.filteredOn((text) -> text.locale().equals("en") && text.template().equals("campaign"))
			.singleElement()
			.satisfies((text) -> assertThat(text.text()).startsWith("(광고) KT: 1,234,567 of your points")
				.endsWith("Free opt-out: 080-123-4567"));
	}

	@Test
	void namesWhatTheLawForbidsAndAnAdvertisementWithoutASubject() throws IOException {
		own("ko-KR", "campaign", "[#{programme}] #{points}P #{opt_out}\n#{contact}");
		assertThat(check(Programmes.korean("")).faults()).satisfiesExactlyInAnyOrder(
				(fault) -> assertThat(fault).contains("ko-KR/campaign.txt", "expected (광고) first"),
				(fault) -> assertThat(fault).contains("ko-KR/campaign.txt", "found no #{opt_out} in the last line"));

		own("ko-KR", "campaign", "(광고) " + "긴 글 ".repeat(500) + "\n#{opt_out}");
		assertThat(check(Programmes.korean("")).faults()).singleElement()
			.asString()
			.startsWith(file("ko-KR", "campaign") + ":1: ")
			.contains("an LMS has at most 2,000");
	}

	@Test
	void measuresATextAsItIsSent() throws IOException {
		own("ko-KR", "extended.short", "[#{programme}] #{points}P #{expires_on}");
		own("en", "extended.short", "#{programme}: #{points} points, #{expires_on}");

		TemplateCheck.Result result = check(Programmes.of("KT", "ko-KR", ""));

		assertThat(result.texts()).contains(
				new CheckedText("ko-KR", "extended.short", file("ko-KR", "extended.short"), "SMS", "EUC-KR", 26, null,
						"", "[KT] 1,234,567P 2026-12-31"),
				new CheckedText("en", "extended.short", file("en", "extended.short"), "SMS", "GSM-7", 28, 1, "",
						"KT: 1,234,567 points, 2026-12-31"));
	}

	@Test
	void namesTheLineOfWhatCannotBeSent() throws IOException {
		own("ko-KR", "reversed.long", "\uBCF5\uC6D0\n\uD83D\uDE00 #{points}P");
		own("en", "reversed.long", "#{points} points \uD83D\uDE00");

		assertThat(check(Programmes.korean("")).faults()).containsExactlyInAnyOrder(
				file("ko-KR", "reversed.long")
						+ ":2: U+1F600 (GRINNING FACE) cannot be sent in EUC-KR; expected other characters",
				file("en", "reversed.long")
						+ ":1: U+1F600 (GRINNING FACE) cannot be sent in UCS-2; expected other characters");
	}

	@Test
	void takesWhatThePolicysCharsetHas() throws IOException {
		own("ko-KR", "reversed.long", "\uB620 #{points}P");

		assertThat(check(Programmes.korean("")).faults()).hasSize(1);
		assertThat(check(Programmes.korean("notices: {encoding: MS949}")).faults()).isEmpty();
	}

	@Test
	void namesAnUnknownVariableAndASubjectThatIsTooLong() throws IOException {
		own("ko-KR", "subject", "#{programme}".repeat(5));
		own("ko-KR", "subject.short", "\uD3EC\uC778\uD2B8".repeat(7));

		assertThat(check(Programmes.korean("")).faults())
			.contains(file("ko-KR", "subject.short") + ":1: no subject fits 40 bytes");
		own("ko-KR", "subject.short", "x");
		assertThat(check(Programmes.korean("")).faults()).isEmpty();
		own("ko-KR", "expired.long", "\n#{pionts}P");
		TemplateCheck.Result result = check(Programmes.korean(""));
		assertThat(result.texts()).isEmpty();
		assertThat(result.faults()).singleElement()
			.asString()
			.startsWith(file("ko-KR", "expired.long")
					+ ":2: found #{pionts}; expected one of #{amount}, #{effective_from}, ");
	}

	/**
	 * Korean gateways lack an e with an accent; texts of the programme's own language do
	 * not need them.
	 */
	@Test
	void blamesNoTemplateForANameThatOnlyAnotherLanguageCannotSend() {
		assertThat(check(Programmes.of("Caf\u00E9 Club", "en", "")).faults()).isEmpty();
		assertThat(check(Programmes.of("Caf\u00E9 Club", "ko-KR", "")).faults()).isNotEmpty()
			.allMatch((fault) -> fault.contains("U+00E9"));
	}

	private TemplateCheck.Result check(Programme programme) {
		return TemplateCheck.of(programme, this.templates);
	}

	private void own(String locale, String name, String text) throws IOException {
		Files.createDirectories(this.templates.resolve(locale));
		Files.writeString(Path.of(file(locale, name)), text);
	}

	private String file(String locale, String name) {
		return this.templates.resolve(locale).resolve(name + ".txt").toString();
	}

}
