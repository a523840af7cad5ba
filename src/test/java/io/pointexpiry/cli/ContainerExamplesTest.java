package io.pointexpiry.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.pointexpiry.policy.PolicyFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The Dockerfile and the objects of Kubernetes in {@code scripts/examples}. */
class ContainerExamplesTest {

	private static final Path EXAMPLES = Path.of("scripts/examples");

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path directory;

	@Test
	void theCronJobRunsOneNightAtATimeAndHasAnEnd() throws IOException {
		JsonNode cron = object("CronJob").at("/spec");
		JsonNode job = cron.at("/jobTemplate/spec");

		assertThat(cron.at("/concurrencyPolicy").asString()).isEqualTo("Forbid");
		assertThat(cron.at("/timeZone").asString()).isEqualTo("Asia/Seoul");
		assertThat(job.at("/activeDeadlineSeconds").asInt()).isPositive();
		assertThat(job.at("/template/spec/restartPolicy").asString()).isEqualTo("Never");
	}

	@Test
	void theCronJobCallsTheProgramWithArgumentsAndVariablesThatItKnows() throws IOException {
		JsonNode container = object("CronJob").at("/spec/jobTemplate/spec/template/spec/containers/0");
		String[] arguments = texts(container.at("/args"));

		Expiry.commandLine(java.time.Clock.systemUTC(), Map.of()).parseArgs(arguments);

		assertThat(Stream.concat(
				StreamSupport.stream(container.at("/env").spliterator(), false).map((it) -> it.at("/name").asString()),
				object("Secret").at("/stringData").propertyNames().stream()))
			.containsExactly("EXPIRY_HOME", "EXPIRY_POLICY", "EXPIRY_DB_URL", "EXPIRY_DB_USER", "EXPIRY_DB_PASSWORD");
		assertThat(container.at("/resources/limits/memory").asString()).isEqualTo("1Gi");
	}

	@Test
	void theWorkersAreCalledAsTheProgramKnowsThem() throws IOException {
		JsonNode deployment = objects("kubernetes-workers.yml", "Deployment").at("/spec");
		String night = Files.readAllLines(EXAMPLES.resolve("kubernetes-workers.yml"))
			.stream()
			.filter((line) -> line.startsWith("#   args:"))
			.findFirst()
			.orElseThrow();

		Expiry.commandLine(java.time.Clock.systemUTC(), Map.of())
			.parseArgs(texts(deployment.at("/template/spec/containers/0/args")));
		Expiry.commandLine(java.time.Clock.systemUTC(), Map.of())
			.parseArgs(night.replaceAll(".*\\[|]|\"|,", "").split(" "));

		assertThat(deployment.at("/strategy/type").asString()).isEqualTo("Recreate");
		assertThat(objects("kubernetes-workers.yml", "Secret").at("/stringData").propertyNames())
			.containsExactly("EXPIRY_BROKER_USER", "EXPIRY_BROKER_PASSWORD");
	}

	@Test
	void itsPolicyFileIsOne() throws IOException {
		String text = object("ConfigMap").at("/data/policy.yml").asString();

		PolicyFile policy = PolicyFile.read(Files.writeString(this.directory.resolve("policy.yml"), text));

		assertThat(policy.programme().zone().getId()).isEqualTo(object("CronJob").at("/spec/timeZone").asString());
	}

	@Test
	void theImageCopiesWhatIsThereAndRunsAsNobodySpecial() throws IOException {
		List<String> lines = Files.readAllLines(EXAMPLES.resolve("Dockerfile"));

		assertThat(lines).contains("USER 10001:10001", "VOLUME /var/lib/point-expiry");
		assertThat(lines.stream()
			.filter((line) -> line.startsWith("COPY --chmod"))
			.flatMap((line) -> Stream.of(line.split(" ")).filter((word) -> word.startsWith("scripts/")))).hasSize(4)
			.allMatch((file) -> Files.isExecutable(Path.of(file)));
	}

	private static String[] texts(JsonNode array) {
		return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asString).toArray(String[]::new);
	}

	private static JsonNode object(String kind) throws IOException {
		return objects("kubernetes.yml", kind);
	}

	private static JsonNode objects(String file, String kind) throws IOException {
		String text = Files.readString(EXAMPLES.resolve(file));
		return StreamSupport.stream(new Yaml().loadAll(text).spliterator(), false)
			.map((object) -> (JsonNode) JsonMapper.shared().valueToTree(object))
			.filter((object) -> object.at("/kind").asString().equals(kind))
			.findFirst()
			.orElseThrow();
	}

}
