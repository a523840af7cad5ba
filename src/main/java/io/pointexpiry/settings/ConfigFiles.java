package io.pointexpiry.settings;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.pointexpiry.file.Home;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.config.ConfigDataException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Has Spring Boot read its files: {@code application.yml} of the jar, then
 * {@code application.yml} or {@code .properties} of {@code HOME/config}, with the
 * profiles, imports and further places that Boot knows.
 */
final class ConfigFiles {

	/** Boot's name for what holds where nobody says anything. */
	static final String DEFAULTS = "defaultProperties";

	private static final String FIX = " Correct the file and run the same command again; nothing was started.";

	private ConfigFiles() {
	}

	/**
	 * Reads them.
	 * @param variables the environment of the process
	 * @throws InvalidSettingsException if a file cannot be read
	 */
	static SpringSettings read(Home home, Map<String, String> variables) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.copyOf(variables)));
		MapPropertySource defaults = new MapPropertySource(DEFAULTS,
				Map.of("spring.config.location", "classpath:/application.yml,optional:" + location(home)));
		environment.getPropertySources().addLast(defaults);
		try {
			ConfigDataEnvironmentPostProcessor.applyTo(environment);
			return new SpringSettings(environment);
		}
		catch (YAMLException ex) {
			throw new InvalidSettingsException(sentence(home, ex), ex);
		}
		catch (ConfigDataException | BindException | IllegalStateException | IllegalArgumentException ex) {
			throw new InvalidSettingsException("The configuration cannot be read: %s.".formatted(
					Optional.ofNullable(innermost(ex).getMessage()).orElse(ex.toString()).replaceFirst("\\.$", ""))
					+ FIX, ex);
		}
	}

	/** The folder as Boot takes it, whatever characters are in its name. */
	private static String location(Home home) {
		String folder = home.config().toUri().toString();
		return (folder.endsWith("/") ? folder : folder + "/").replace(",", "%2C").replace(";", "%3B");
	}

	/** Which file it is about: Boot does not say it. */
	private static String sentence(Home home, YAMLException ex) {
		try (Stream<Path> files = Files.list(home.config())) {
			return files.filter((file) -> file.toString().matches(".*\\.ya?ml"))
				.sorted()
				.flatMap((file) -> problem(file).stream())
				.findFirst()
				.orElseGet(() -> "A file of the configuration is not YAML: %s.".formatted(ex.getMessage()) + FIX);
		}
		catch (IOException unlisted) {
			throw new UncheckedIOException(unlisted);
		}
	}

	private static Optional<String> problem(Path file) {
		try (Reader text = Files.newBufferedReader(file)) {
			LoaderOptions options = new LoaderOptions();
			options.setAllowDuplicateKeys(false);
			new Yaml(options).loadAll(text).forEach((document) -> {
			});
			return Optional.empty();
		}
		catch (MarkedYAMLException ex) {
			Mark mark = ex.getProblemMark();
			return Optional
				.of("%s:%d:%d: %s; expected YAML, such as \"spring:\" with keys below it, indented by blanks."
					.formatted(file, mark.getLine() + 1, mark.getColumn() + 1, ex.getProblem()) + FIX);
		}
		catch (YAMLException ex) {
			return Optional.of("%s: %s; expected YAML.".formatted(file, ex.getMessage()) + FIX);
		}
		catch (IOException ex) {
			return Optional.of("%s: %s; expected text in UTF-8.".formatted(file, ex.getMessage()) + FIX);
		}
	}

	private static Throwable innermost(Throwable failure) {
		return Stream.iterate(failure, (it) -> it != null, Throwable::getCause)
			.reduce(failure, (outer, inner) -> inner);
	}

}
