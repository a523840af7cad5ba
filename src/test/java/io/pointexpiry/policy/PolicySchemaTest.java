package io.pointexpiry.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What editors are told of the policy file, beside what the reader says of the same file.
 *
 * @see "policy-file.md#in-an-editor"
 */
class PolicySchemaTest {

	private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
		.getSchema(JsonMapper.shared().valueToTree(PolicySchema.document()));

	/** Text blocks of tests that begin like a policy file. */
	private static final Pattern POLICY = Pattern.compile("\"\"\"\n(\\s*programme: .*?)\"\"\"", Pattern.DOTALL);

	/** YEAR stands for a validity of a year. */
	private static final String FILE = """
			programme: coffee
			name: Coffee Club
			time-zone: Asia/Seoul
			ROOT
			policies:
			  - version: "1"
			    effective-from: 2024-01-01
			    POLICY
			""";

	@TempDir
	private Path folder;

	@Test
	void isASchemaItself() {
		Schema schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
			.getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));

		assertThat(schemas.validate(JsonMapper.shared().valueToTree(PolicySchema.document()))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "src/test/resources/policy/full.yml", "src/test/resources/policy/smallest.yml",
			"src/test/resources/policy/smallest.json", "sample-data/policy.yml" })
	void takesFilesThatTheReaderTakes(String file) throws IOException {
		assertThat(errors(Files.readString(Path.of(file)))).isEmpty();
	}

	@Test
	void takesEveryPolicyOfTheTestsThatTheReaderTakes() throws IOException {
		List<String> taken = policiesOfTests().stream().filter(this::isTaken).toList();

		assertThat(taken).hasSizeGreaterThan(20)
			.allSatisfy((policy) -> assertThat(errors(policy)).as(policy).isEmpty());
	}

	private static List<String> policiesOfTests() throws IOException {
		List<String> policies = new ArrayList<>();
		try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
			for (Path file : files.filter((it) -> it.toString().endsWith(".java")).sorted().toList()) {
				Matcher policy = POLICY.matcher(Files.readString(file));
				while (policy.find()) {
					policies.add(policy.group(1).stripIndent().translateEscapes());
				}
			}
		}
		return policies;
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			locale: ko-KR | validity: [{period: P1Y}]
			sender: 15880000 | validity: [{period: NEVER, own-date: ignored}]
			sender: "+82 2-123-4567" | validity: [{when: {kind: [1, true, A]}, period: P1Y6M}, {period: P2W}]
			contact: 114 | validity: [{period: P0D, round-up: 06-30, then-plus: P15D}]
			surprise: {times: 2, plus: "10"} | validity: [{period: P1Y, round-up: BIRTH-MONTH, day-count: day-before}]
			burn-kinds: [] | {YEAR, notices: {confirm-expiry: "true"}}
			required-inputs: [lots, activity] | {YEAR, notices: {quiet-hours: none}, notice-guard: none}
			burn-order: oldest-earned | {YEAR, notice-guard: none}
			locale: en | {YEAR, applies-to: open-lots, protection: 2024-02-01}
			locale: en | {YEAR, dormancy: [{exempt: false, dormant-after: P1Y}]}
			locale: en | {YEAR, dormancy: [], extensions: []}
			""")
	void takesWhatTheReaderTakes(String root, String policy) {
		String file = file(root, policy);

		assertThat(isTaken(file)).as(file).isTrue();
		assertThat(errors(file)).as(file).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			locale: korean_ | validity: [{period: P1Y}]
			sender: call us | validity: [{period: P1Y}]
			contact: "" | validity: [{period: P1Y}]
			contact: " 114" | validity: [{period: P1Y}]
			burn-order: fifo | validity: [{period: P1Y}]
			burn-kinds: EVENT | validity: [{period: P1Y}]
			burn-kinds: [A, A] | validity: [{period: P1Y}]
			burn-kinds: [[A]] | validity: [{period: P1Y}]
			required-inputs: [lots, receipts] | validity: [{period: P1Y}]
			surprise: {times: -1} | validity: [{period: P1Y}]
			surprise: {plus: 1.5} | validity: [{period: P1Y}]
			surprise: {time: 1} | validity: [{period: P1Y}]
			programe: coffee | validity: [{period: P1Y}]
			locale: en | validty: [{period: P1Y}]
			locale: en | validity: []
			locale: en | validity: P1Y
			locale: en | validity: [{}]
			locale: en | validity: [{period: P1X}]
			locale: en | validity: [{period: }]
			locale: en | validity: [{period: 365}]
			locale: en | validity: [{when: {kind: [A]}, period: P1Y}]
			locale: en | validity: [{period: P1Y}, {period: P2Y}]
			locale: en | validity: [{when: {}, period: P1Y}, {period: P2Y}]
			locale: en | validity: [{when: {kind: []}, period: P1Y}, {period: P2Y}]
			locale: en | validity: [{when: {kind: A}, period: P1Y}, {period: P2Y}]
			locale: en | validity: [{when: {teir: [A]}, period: P1Y}, {period: P2Y}]
			locale: en | validity: [{period: NEVER, round-up: MONTH}]
			locale: en | validity: [{period: P1Y, counts: [EARN]}]
			locale: en | validity: [{period: P0D, day-count: day-before}]
			locale: en | validity: [{period: P1Y, then-plus: P0D}]
			locale: en | validity: [{period: P1Y, round-up: month}]
			locale: en | validity: [{period: P1Y, own-date: dropped}]
			locale: en | {YEAR, applies-to: open-lots}
			locale: en | {YEAR, applies-to: all-lots}
			locale: en | {YEAR, protection: soon}
			locale: en | {YEAR, withdrawal: delete}
			locale: en | {YEAR, dormancy: none}
			locale: en | {YEAR, dormancy: [{expire-after: P1Y}]}
			locale: en | {YEAR, dormancy: [{exempt: true, dormant-after: P1Y}]}
			locale: en | {YEAR, dormancy: [{exempt: yes, dormant-after: P1Y}]}
			locale: en | {YEAR, dormancy: [{when: {kind: [A]}, dormant-after: P1Y}]}
			locale: en | {YEAR, notices: [P1M]}
			locale: en | {YEAR, notices: {expiry_before: [P1M]}}
			locale: en | {YEAR, notices: {bundle: WEEK}}
			locale: en | {YEAR, notices: {quiet-hours: 9pm}}
			locale: en | {YEAR, notices: {minimum-points: -1}}
			locale: en | {YEAR, notice-guard: {defer: P1D, at-most: 1}}
			locale: en | {YEAR, notices: {}, notice-guard: off}
			locale: en | {YEAR, notices: {}, notice-guard: {defer: P1D}}
			locale: en | {YEAR, notices: {}, notice-guard: {defer: P1D, at-most: 0}}
			locale: en | {YEAR, notices: {}, notice-guard: {defer: P0D, at-most: 1}}
			locale: en | {YEAR, extensions: [{name: a, grant-before: P1M}]}
			locale: en | {YEAR, extensions: [{name: a, grant-before: P1M, extend-by: P1M, extend-to: 2025-01-01}]}
			locale: en | {YEAR, extensions: [{grant-before: P1M, extend-by: P1M}]}
			locale: en | {YEAR, extensions: [{name: a, grant-before: P1M, extend-by: P1M, when: {tenure: P1Y}}]}
			""")
	void refusesWhatTheReaderRefuses(String root, String policy) {
		String file = file(root, policy);

		assertThat(isTaken(file)).as(file).isFalse();
		assertThat(errors(file)).as(file).isNotEmpty();
	}

	/** Those that are YAML and mappings; what else is wrong no schema sees. */
	@ParameterizedTest
	@ValueSource(strings = { "dormancy", "extensions", "list", "no-policies", "notices", "policies", "validity" })
	void refusesTheBadFilesOfTheReader(String name) throws IOException {
		assertThat(errors(Files.readString(Path.of("src/test/resources/policy/bad/" + name + ".yml")))).isNotEmpty();
	}

	/** Whoever reads the page finds every key there, and no other. */
	@Test
	void hasTheKeysOfThePage() throws IOException {
		String page = Files.readString(Path.of("src/docs/policy-file.md"));

		assertThat(keys(PolicySchema.document())).allSatisfy((key) -> assertThat(page)
			.containsPattern("`" + key + "[`:]|\\[" + key + "]|`\\{" + key + ":|, " + key + ":"));
	}

	@Test
	void saysWhatEveryKeyIsFor() {
		assertThat(descriptions(PolicySchema.document())).hasSizeGreaterThan(50)
			.allSatisfy((sentence) -> assertThat(sentence).endsWith("."));
	}

	private static String file(String root, String policy) {
		String inPolicy = policy.replaceFirst("^\\{(.*)}$", "$1").replace("YEAR", "validity: [{period: P1Y}]");
		String flow = "  - {version: \"1\", effective-from: 2024-01-01, %s}".formatted(inPolicy);
		return FILE.replace("ROOT", root).replaceFirst("(?s)  - version.*", Matcher.quoteReplacement(flow + "\n"));
	}

	private boolean isTaken(String policy) {
		try {
			PolicyFile.read(Files.writeString(this.folder.resolve("policy.yml"), policy));
			return true;
		}
		catch (InvalidPolicyException ex) {
			return false;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** What an editor would mark. */
	private static List<String> errors(String policy) {
		JsonNode file = (policy.startsWith("{") ? JsonMapper.shared() : YAMLMapper.shared()).readTree(policy);
		return SCHEMA.validate(file).stream().map(Object::toString).toList();
	}

	private static TreeSet<String> keys(@Nullable Object schema) {
		TreeSet<String> keys = new TreeSet<>();
		if (schema instanceof Map<?, ?> map) {
			if (map.get("properties") instanceof Map<?, ?> properties) {
				properties.keySet().forEach((key) -> keys.add(key.toString()));
			}
			map.values().forEach((value) -> keys.addAll(keys(value)));
		}
		if (schema instanceof List<?> list) {
			list.forEach((value) -> keys.addAll(keys(value)));
		}
		return keys;
	}

	private static List<String> descriptions(@Nullable Object schema) {
		List<String> sentences = new ArrayList<>();
		if (schema instanceof Map<?, ?> map) {
			if (map.get("description") instanceof String sentence) {
				sentences.add(sentence);
			}
			map.values().forEach((value) -> sentences.addAll(descriptions(value)));
		}
		if (schema instanceof List<?> list) {
			list.forEach((value) -> sentences.addAll(descriptions(value)));
		}
		return sentences;
	}

}
