package io.pointexpiry.metrics;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Alerts, dashboard and page about monitoring, against the metrics that there are. A test
 * of the command line finds every one of those in a real file.
 */
class MonitoringExamplesTest {

	private static final Path ALERTS = Path.of("scripts/examples/alerts.yml");

	private static final Path DASHBOARD = Path.of("scripts/examples/grafana-dashboard.json");

	private static final Path PAGE = Path.of("src/docs/monitoring.md");

	private static final Pattern NAME = Pattern.compile("\\bexpiry_\\w+");

	private static final Pattern ROW = Pattern.compile("(?m)^\\| `(expiry_\\w+)` \\|([^|]*)\\|");

	private static final Set<String> METRICS = Stream.of(Metric.values())
		.map(Metric::printed)
		.collect(Collectors.toSet());

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path directory;

	@ParameterizedTest
	@ValueSource(strings = { "scripts/examples/alerts.yml", "scripts/examples/grafana-dashboard.json",
			"src/docs/monitoring.md" })
	void nameOnlyMetricsThatThereAre(String file) throws IOException {
		Set<String> named = NAME.matcher(Files.readString(Path.of(file)))
			.results()
			.map((found) -> found.group())
			.collect(Collectors.toSet());

		assertThat(named).isNotEmpty().isSubsetOf(METRICS);
	}

	@Test
	void thePageTellsEveryMetricWithItsLabels() throws IOException {
		assertThat(ROW.matcher(Files.readString(PAGE))
			.results()
			.map((row) -> row.group(1) + " " + row.group(2).replace("`", "").strip()))
			.containsExactlyElementsOf(Stream.of(Metric.values())
				.map((it) -> it.printed() + " " + String.join(", ", it.labels()))
				.toList());
	}

	@Test
	void theDashboardDrawsEveryMetricInPanelsThatDoNotOverlap() throws IOException {
		JsonNode dashboard = JsonMapper.builder().build().readTree(Files.readString(DASHBOARD));
		List<JsonNode> panels = dashboard.at("/panels").valueStream().toList();

		assertThat(NAME.matcher(panels.toString()).results().map((found) -> found.group()).distinct())
			.containsExactlyInAnyOrderElementsOf(METRICS);
		assertThat(panels.stream().map((it) -> it.at("/gridPos/x") + " " + it.at("/gridPos/y")))
			.doesNotHaveDuplicates();
		assertThat(panels).allMatch((it) -> it.at("/gridPos/x").asInt() + it.at("/gridPos/w").asInt() <= 24);
	}

	@Test
	void theAlertsAreRaisedWhenTheyShould() throws IOException, InterruptedException {
		assumeTrue(isInstalled("promtool"), "promtool is not installed: it comes with Prometheus");
		Path test = this.directory.resolve("alerts-test.yml");
		Files.writeString(test, Files.readString(Path.of("src/test/resources/alerts-test.yml"))
			.replace("ALERTS", ALERTS.toAbsolutePath().toString()));

		Process promtool = new ProcessBuilder("promtool", "test", "rules", test.toString()).redirectErrorStream(true)
			.start();
		String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

		assertThat(promtool.waitFor()).as(said).isZero();
	}

	private static boolean isInstalled(String program) {
		return Stream.of(System.getenv("PATH").split(":")).anyMatch((it) -> Files.isExecutable(Path.of(it, program)));
	}

	@Test
	void whatIsWrittenIsReadAgain() {
		List<Figure> figures = List.of(Figure.of(Metric.REJECTS, 3),
				Figure.of(Metric.EXPIRED_LOTS, 2, "VALIDITY", "BASE"),
				Figure.of(Metric.COMMAND_END, 1_735_808_400, "policy amend"));

		assertThat(MetricsFile.text(figures).lines().flatMap((line) -> MetricsFile.figure(line).stream()))
			.containsExactlyInAnyOrderElementsOf(figures);
	}

	@Test
	void kindsAreBoundedAndPlain() {
		Expired expired = new Expired();
		for (int i = 0; i <= Expired.KINDS + 1; i++) {
			expired.add("VALIDITY", "K\"{\n" + i, 1, 10);
		}

		assertThat(expired.figures().stream().filter((it) -> it.metric() == Metric.EXPIRED_POINTS)).hasSize(21)
			.contains(Figure.of(Metric.EXPIRED_POINTS, 10, "VALIDITY", "K___0"),
					Figure.of(Metric.EXPIRED_POINTS, 20, "VALIDITY", Expired.OTHERS));
	}

}
