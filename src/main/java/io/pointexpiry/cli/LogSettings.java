package io.pointexpiry.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import ch.qos.logback.classic.Level;
import ch.qos.logback.core.util.FileSize;
import io.pointexpiry.settings.InvalidSettingsException;
import io.pointexpiry.settings.Setting;
import io.pointexpiry.settings.SettingLookup;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;

/**
 * How the program logs.
 *
 * @param file the structured format of the file, or null for lines
 * @param console the structured format of standard error, or null for none
 * @param largest how large a file grows
 * @param days how many days' files are kept
 * @param levels levels by the names of loggers
 * @param environment what Boot's formats look into
 */
record LogSettings(@Nullable String file, @Nullable String console, FileSize largest, int days,
		Map<String, Level> levels, Environment environment) {

	private static final String LEVELS = "logging.level";

	private static final List<String> FORMATS = List.of("ecs", "gelf", "logstash");

	/** What YAML makes of the word off. */
	private static final Map<String, Level> OFF = Map.of("FALSE", Level.OFF, "NO", Level.OFF);

	private static final Set<String> NAMES = Set.of("OFF", "ERROR", "WARN", "INFO", "DEBUG", "TRACE", "ALL");

	/**
	 * What was set.
	 * @throws InvalidSettingsException if a value is of no use
	 */
	static LogSettings of(SettingLookup lookup) {
		boolean ownFile = System.getProperty("logback.configurationFile") != null;
		Map<String, Level> levels = new HashMap<>();
		lookup.below(LEVELS)
			.stream()
			.filter((setting) -> !ownFile || setting.source() != Setting.Source.JAR)
			.forEach((setting) -> levels.put(setting.name().substring(LEVELS.length() + 1), level(setting)));
		return new LogSettings(format(lookup, "logging.structured.format.file"),
				format(lookup, "logging.structured.format.console"),
				size(lookup.find("logging.logback.rollingpolicy.max-file-size").orElseThrow()),
				days(lookup.find("logging.logback.rollingpolicy.max-history").orElseThrow()), levels,
				lookup.environment());
	}

	private static Level level(Setting setting) {
		String name = setting.value().strip().toUpperCase(Locale.ROOT);
		if (!NAMES.contains(name) && !OFF.containsKey(name)) {
			throw new InvalidSettingsException(
					"Found %s; expected trace, debug, info, warn, error or off.".formatted(setting.found()));
		}
		return OFF.getOrDefault(name, Level.toLevel(name));
	}

	/** Formats of other classes are not taken: they would not mask telephone numbers. */
	private static @Nullable String format(SettingLookup lookup, String name) {
		Setting setting = lookup.find(name).filter((found) -> !found.value().isBlank()).orElse(null);
		if (setting == null) {
			return null;
		}
		if (!FORMATS.contains(setting.value())) {
			throw new InvalidSettingsException(
					"Found %s; expected one of %s.".formatted(setting.found(), String.join(", ", FORMATS)));
		}
		return setting.value();
	}

	private static FileSize size(Setting setting) {
		try {
			return FileSize.valueOf(setting.value());
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidSettingsException("Found %s; expected a size such as 50MB.".formatted(setting.found()),
					ex);
		}
	}

	private static int days(Setting setting) {
		try {
			return Integer.parseUnsignedInt(setting.value());
		}
		catch (NumberFormatException ex) {
			throw new InvalidSettingsException("Found %s; expected a number of days.".formatted(setting.found()), ex);
		}
	}

}
