package io.pointexpiry.metrics;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.pointexpiry.file.FilePermissions;
import io.pointexpiry.file.FinishedFile;
import org.jspecify.annotations.Nullable;

/**
 * The file that node_exporter reads. It is written whole after a command: how that ended,
 * and what the books say then. What other commands left in it stays; so does what it says
 * of the books where they cannot be asked, as after a night that finds no database.
 *
 * <p>
 * Commands that end at once write one after the other.
 */
public final class MetricsFile {

	private static final Pattern SAMPLE = Pattern.compile("(\\w+)(?:\\{([^}]*)})? (\\S+)");

	private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

	private final Path folder;

	private final Path file;

	/**
	 * Creates it.
	 * @param folder where it lies; made where it is missing
	 */
	public MetricsFile(Path folder) {
		this.folder = folder;
		this.file = folder.resolve("expiry.prom");
	}

	/**
	 * Writes the file.
	 * @param command the command that ended
	 * @param exitCode how
	 * @param end when
	 * @param books what the books say; null: they could not, or need not, be asked
	 * @throws IOException if it cannot be read or written; it names the place
	 */
	public void write(String command, int exitCode, Instant end, @Nullable List<Figure> books) throws IOException {
		Path lock = this.folder.resolve(".lock");
		FilePermissions.missing(this.folder);
		FilePermissions.file(lock);
		try (FileChannel channel = FileChannel.open(lock, Set.of(StandardOpenOption.WRITE))) {
			channel.lock(); // until it is closed
			List<Figure> figures = new ArrayList<>(kept(command, books == null));
			figures.add(Figure.of(Metric.COMMAND_EXIT_CODE, exitCode, command));
			figures.add(Figure.of(Metric.COMMAND_END, end.getEpochSecond(), command));
			figures.addAll((books != null) ? books : List.of());
			FinishedFile.write(this.file, (writer) -> writer.write(text(figures)));
		}
	}

	private List<Figure> kept(String command, boolean books) throws IOException {
		if (!Files.exists(this.file)) {
			return List.of();
		}
		try (Stream<String> lines = Files.lines(this.file)) {
			return lines.flatMap((line) -> figure(line).stream())
				.filter((it) -> it.metric().isOfCommand() ? !it.labels().contains(command) : books)
				.toList();
		}
	}

	/** A line that this program wrote; empty for all others. */
	static Optional<Figure> figure(String line) {
		Matcher sample = SAMPLE.matcher(line);
		if (!sample.matches()) {
			return Optional.empty();
		}
		String given = (sample.group(2) != null) ? sample.group(2) : "";
		List<Tag> labels = LABEL.matcher(given).results().map((it) -> Tag.of(it.group(1), it.group(2))).toList();
		return Metric.printed(sample.group(1))
			.filter((metric) -> metric.labels().size() == labels.size())
			.map((metric) -> new Figure(metric, metric.labels().stream().map((name) -> valueOf(name, labels)).toList(),
					Double.parseDouble(sample.group(3))));
	}

	private static String valueOf(String name, List<Tag> labels) {
		return labels.stream().filter((it) -> it.getKey().equals(name)).map(Tag::getValue).findFirst().orElse("");
	}

	/** The text of figures, by Micrometer. */
	static String text(List<Figure> figures) {
		PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
		try {
			for (Figure figure : figures) {
				Metric metric = figure.metric();
				List<Tag> tags = IntStream.range(0, metric.labels().size())
					.mapToObj((i) -> Tag.of(metric.labels().get(i), figure.labels().get(i)))
					.toList();
				Gauge.builder(metric.meter(), figure::value)
					.description(metric.help())
					.baseUnit(metric.unit())
					.tags(tags)
					.strongReference(true)
					.register(registry);
			}
			return registry.scrape();
		}
		finally {
			registry.close();
		}
	}

}
