package io.pointexpiry.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What is said of policy files that are right, but perhaps not meant so. */
class PolicyWarningsTest {

	@TempDir
	private Path folder;

	@Test
	void saysNothingOfTheSmallestFile() {
		assertThat(PolicyFile.read(Path.of("src/test/resources/policy/smallest.yml")).warnings()).isEmpty();
	}

	@Test
	void namesTheWorstDayOfTheFullFile() {
		Path full = Path.of("src/test/resources/policy/full.yml");

		assertThat(PolicyFile.read(full).warnings()).extracting(PolicyProblem::sentence)
			.containsExactly(
					full + ":42: policies[1].validity[5]: found 0 days of life for points earned on 2016-12-31,"
							+ " usable until 2016-12-31, expected no less than the shortest stage, P3D;"
							+ " such points lapse without a warning");
	}

	@Test
	void namesEntriesThatEarlierOnesCover() throws IOException {
		List<String> warnings = warnings("""
				    validity:
				      - when: {kind: [A, B]}
				        period: P1Y
				      - when: {kind: [A], tier: [VIP]}
				        period: P2Y
				      - when: {kind: [C], tier: [VIP]}
				        period: P2Y
				      - period: P3Y
				    dormancy:
				      - when: {tier: [VIP]}
				        exempt: true
				      - dormant-after: P1Y
				      - when: {tier: [GOLD]}
				        dormant-after: P2Y
				""");

		assertThat(warnings).containsExactly("""
				policy.yml:10: policies[0].validity[1]: found an entry that can never be reached, \
				expected one that earlier entries leave something to; remove it, or move it up""", """
				policy.yml:19: policies[0].dormancy[2]: found an entry that can never be reached, \
				expected one that earlier entries leave something to; remove it, or move it up""");
	}

	@Test
	void namesWhatWouldExpireUntold() throws IOException {
		List<String> warnings = warnings("""
				    validity:
				      - period: P1Y
				    dormancy:
				      - when: {tier: [VIP]}
				        dormant-after: P1Y
				      - dormant-after: P1Y
				        expire-after: P2Y
				    notices: {confirm-expiry: true}
				""");

		assertThat(warnings).containsExactly("""
				policy.yml:14: policies[0].notices: found no stages in expiry-before, \
				expected a stage at least, such as P1M; points expire by their date without a warning""", """
				policy.yml:12: policies[0].dormancy[1]: found expire-after without warn-before, \
				expected a stage at least in warn-before, such as P1M; points expire by dormancy without a warning""");
	}

	@Test
	void namesAnEntryThatSeveralEarlierOnesCoverTogether() throws IOException {
		List<String> warnings = warnings("""
				    validity:
				      - when: {kind: [A]}
				        period: P1Y
				      - when: {kind: [B]}
				        period: P1Y
				      - when: {kind: [A, B], tier: [VIP]}
				        period: P2Y
				      - period: P3Y
				""");

		assertThat(warnings).singleElement().asString().startsWith("policy.yml:12: policies[0].validity[2]");
	}

	@Test
	void findsTheShortestLifeForTheMemberWhoIsWorstOff() throws IOException {
		List<String> warnings = warnings("""
				    validity:
				      - when: {kind: [BIRTHDAY]}
				        period: P0D
				        round-up: BIRTH-MONTH
				      - when: {kind: [JOIN]}
				        period: P1D
				        round-up: JOIN-DAY
				      - when: {kind: [ENOUGH]}
				        period: P3D
				      - when: {kind: [OWN-YEAR]}
				        period: P0D
				        round-up: "02-29"
				      - period: NEVER
				    notices: {expiry-before: [P1M, P3D]}
				""");

		assertThat(warnings).extracting((line) -> line.replaceFirst(", expected .*", ""))
			.containsExactly(
					"policy.yml:8: policies[0].validity[0]: found 0 days of life for points earned on 2024-01-31,"
							+ " usable until 2024-01-31",
					"policy.yml:11: policies[0].validity[1]: found 1 day of life for points earned on 2024-01-01,"
							+ " usable until 2024-01-02",
					"policy.yml:16: policies[0].validity[3]: found 0 days of life for points earned on 2024-02-29,"
							+ " usable until 2024-02-29");
	}

	@Test
	void warnsOfAGuardThatIsSwitchedOff() throws IOException {
		assertThat(warnings("""
				    validity: [{period: P1Y}]
				    notices: {expiry-before: [P1M]}
				    notice-guard: none
				""")).containsExactly("policy.yml:9: policies[0].notice-guard: found \"none\", expected a guard;"
				+ " without one, points lapse although the member was not told");
	}

	@Test
	void warnsOfAProtectionThatProtectsNothing() throws IOException {
		assertThat(warnings("""
				    validity: [{period: P1Y}]
				    applies-to: open-lots
				    protection: 2023-12-31
				""")).containsExactly("policy.yml:9: policies[0].protection: found \"2023-12-31\","
				+ " expected a day not before effective-from (2024-01-01)");
	}

	private List<String> warnings(String policy) throws IOException {
		Path file = this.folder.resolve("policy.yml");
		Files.writeString(file, """
				programme: coffee
				name: Coffee Club
				time-zone: Asia/Seoul
				policies:
				  - version: "1"
				    effective-from: 2024-01-01
				""" + policy);
		return PolicyFile.read(file)
			.warnings()
			.stream()
			.map((warning) -> warning.sentence().replace(file.toString(), "policy.yml"))
			.toList();
	}

}
