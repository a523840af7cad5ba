package io.pointexpiry.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What is stored of a policy, and how an edit of it is told. */
class PolicyContentTest {

	private static final String POLICY = """
			  - version: "1"
			    effective-from: 2024-01-01
			    validity:
			      - when: {kind: [A, B]}
			        period: P12M
			      - period: P2Y
			    notices: {expiry-before: [P1M, P3D]}
			""";

	@TempDir
	private Path folder;

	@Test
	void fillsInDefaults() throws IOException {
		assertThat(content(POLICY).text()).isEqualTo("""
				announced-on=2024-01-01
				applies-to=new-lots
				effective-from=2024-01-01
				notice-guard.at-most=2
				notice-guard.defer=P14D
				notice-guard.require=published
				notice-guard.unreachable=defer
				notices.bundle=DAY
				notices.confirm-expiry=false
				notices.encoding=EUC-KR
				notices.expiry-before=[P1M, P3D]
				notices.files=per-member
				notices.minimum-points=1
				notices.quiet-hours=21:00-08:00
				validity[0].anchor=earned
				validity[0].day-count=anniversary
				validity[0].own-date=kept
				validity[0].period=P1Y
				validity[0].when.kind=A, B
				validity[1].anchor=earned
				validity[1].day-count=anniversary
				validity[1].own-date=kept
				validity[1].period=P2Y
				version=1
				withdrawal=keep
				""");
	}

	@Test
	void isTheSameHoweverItIsWritten() throws IOException {
		PolicyContent rewritten = content("""
				  # the first policy
				  - effective-from: "2024-01-01"
				    announced-on: 2024-01-01
				    notices:
				      expiry-before:
				        - 'P3D'
				        - P1M
				      bundle: DAY
				    applies-to: new-lots
				    version: 1
				    validity: [{period: "P1Y", when: {"kind": ["B", "A"]}}, {own-date: kept, period: P24M}]
				    notice-guard: {defer: P14D, at-most: 2}
				    extensions: []
				""");

		assertThat(rewritten).isEqualTo(content(POLICY));
		assertThat(rewritten.digest()).isEqualTo(content(POLICY).digest()).matches("[0-9a-f]{64}");
	}

	@Test
	void keepsItsDigestOverReleases() {
		PolicyContent content = PolicyContent.parse("validity[0].period=P1Y\nversion=1\n");

		// printf 'validity[0].period=P1Y\nversion=1\n' | sha256sum
		assertThat(content.digest()).isEqualTo("79c222eb32a016f39c223e576934e9175d18790e01d52ceb3440aca2a37c75d4");
	}

	@Test
	void namesTheKeysThatAnEditChanged() throws IOException {
		PolicyContent edited = content(POLICY.replace("P2Y", "P1Y")
			.replace("[P1M, P3D]}", "[P1M, P3D], confirm-expiry: true}\n    withdrawal: expire"));

		assertThat(content(POLICY).changedKeys(edited)).containsExactly("notices.confirm-expiry", "validity[1].period",
				"withdrawal");
		assertThat(edited.digest()).isNotEqualTo(content(POLICY).digest());
	}

	@Test
	void namesKeysThatCameAndWent() throws IOException {
		PolicyContent edited = content(POLICY.replace("period: P2Y", "period: P2Y\n        round-up: YEAR")
			.replace("{expiry-before: [P1M, P3D]}", "{expiry-before: [P1M, P3D]}\n    notice-guard: none"));

		assertThat(content(POLICY).changes(edited)).containsExactly("notice-guard: (absent) -> none",
				"notice-guard.at-most: 2 -> (absent)", "notice-guard.defer: P14D -> (absent)",
				"notice-guard.require: published -> (absent)", "notice-guard.unreachable: defer -> (absent)",
				"validity[1].round-up: (absent) -> YEAR");
		assertThat(edited.changes(edited)).isEmpty();
	}

	@Test
	void readsBackItsOwnText() {
		PolicyFile.read(Path.of("src/test/resources/policy/full.yml"))
			.contents()
			.values()
			.forEach((content) -> assertThat(PolicyContent.parse(content.text())).isEqualTo(content));
	}

	@Test
	void tellsOneKindWithACommaFromTwoKinds() throws IOException {
		PolicyContent one = content(POLICY.replace("[A, B]", "[\"A, B\"]"));

		assertThat(content(POLICY).changes(one)).containsExactly("validity[0].when.kind: A, B -> A\\, B");
	}

	@Test
	void refusesATextThatItDidNotWrite() {
		assertThatIllegalArgumentException().isThrownBy(() -> PolicyContent.parse("version"))
			.withMessage("stored policy content: expected key=value, found \"version\"");
	}

	private PolicyContent content(String policy) throws IOException {
		Path file = this.folder.resolve("policy.yml");
		Files.writeString(file, "programme: coffee\nname: Coffee Club\ntime-zone: Asia/Seoul\npolicies:\n" + policy);
		return Objects.requireNonNull(PolicyFile.read(file).contents().get("1"));
	}

}
