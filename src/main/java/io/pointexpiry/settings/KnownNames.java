package io.pointexpiry.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.pointexpiry.language.NearestName;

/**
 * Which names mean something to the program. A name that is nearly one of them is an
 * error, for what was meant would silently not hold; any other is a warning, for it may
 * be meant for somebody else.
 */
final class KnownNames {

	/** Names that are read one by one. */
	static final List<String> SINGLE = List.of("spring.application.name",
			"spring.batch.jdbc.isolation-level-for-create", "logging.structured.format.file",
			"logging.structured.format.console", "logging.logback.rollingpolicy.max-file-size",
			"logging.logback.rollingpolicy.max-history");

	/** Names below which everything is read, by the program or by Boot. */
	static final List<String> FAMILIES = List.of("logging.level", "logging.structured",
			PoolSetting.PREFIX + ".data-source-properties", "spring.config", "spring.profiles");

	/** Variables of the environment that are ours, or Boot's for the database. */
	private static final List<String> OURS = List.of("EXPIRY_", "SPRING_DATASOURCE_");

	private static final String OF_DATABASE = "EXPIRY_DB_";

	/**
	 * Variables that Kubernetes and Docker set in every container beside a service called
	 * "expiry".
	 */
	private static final String OF_A_SERVICE = "EXPIRY_(?:SERVICE_(?:HOST|PORT.*)|PORT|PORT_\\d+_.*|NAME|ENV_.*)";

	private final List<String> errors = new ArrayList<>();

	private final List<String> warnings = new ArrayList<>();

	/** Looks at what files and variables say. */
	static KnownNames check(List<Setting> inFiles, Map<String, String> variables) {
		KnownNames names = new KnownNames();
		inFiles.forEach(names::checkFile);
		new TreeSet<>(variables.keySet()).forEach(names::checkVariable);
		return names;
	}

	List<String> errors() {
		return this.errors;
	}

	List<String> warnings() {
		return this.warnings;
	}

	private void checkFile(Setting setting) {
		String name = setting.name();
		Optional<KnownSetting> unfit = KnownSetting.of(name).filter((known) -> !known.inFiles());
		if (unfit.isPresent()) {
			this.errors.add("%s: %s cannot be set in a file, which is read too late. Set the variable %s."
				.formatted(setting.place(), name, unfit.get().variable()));
		}
		else if (name.startsWith(PoolSetting.PREFIX + ".") && !isRead(name)) {
			this.errors.add("%s: the program does not take %s; expected one of %s.".formatted(setting.place(), name,
					String.join(", ", pool().toList())));
		}
		else if (name.equals("document")) {
			this.errors.add("%s: found \"%s\"; expected keys and values, such as \"spring.datasource.url: jdbc:…\"."
				.formatted(setting.place(), setting.shown()));
		}
		else if (!isRead(name)) {
			note(setting.place() + ": " + name, NearestName.of(name, inFiles().toList()));
		}
	}

	private void checkVariable(String variable) {
		if (OURS.stream().noneMatch(variable::startsWith) || variable.matches(OF_A_SERVICE)
				|| variables().anyMatch(variable::equals)) {
			return;
		}
		if (variable.startsWith(OF_DATABASE)) {
			this.errors.add("%s is not known; expected %s.".formatted(variable,
					variables().filter((name) -> name.startsWith(OF_DATABASE)).collect(Collectors.joining(", "))));
			return;
		}
		String letters = letters(variable);
		if (inFiles().map(KnownNames::letters).noneMatch(letters::equals)
				&& FAMILIES.stream().map(KnownNames::letters).noneMatch(letters::startsWith)) {
			note(variable, nearestVariable(variable));
		}
	}

	/** What stands behind the beginning that all of them have is compared. */
	private static Optional<String> nearestVariable(String variable) {
		String beginning = OURS.stream().filter(variable::startsWith).findFirst().orElse("");
		return NearestName.of(variable.substring(beginning.length()),
				variables().filter((name) -> name.startsWith(beginning))
					.map((name) -> name.substring(beginning.length()))
					.toList())
			.map(beginning::concat);
	}

	/** A variable has no dots and dashes, and Boot takes several spellings of one. */
	private static String letters(String name) {
		return name.replaceAll("[._-]", "").toLowerCase(Locale.ROOT);
	}

	/** Boot reads {@code maximumPoolSize} for {@code maximum-pool-size}, too. */
	private static String dashless(String name) {
		return name.replaceAll("[_-]", "").toLowerCase(Locale.ROOT);
	}

	private void note(String what, Optional<String> meant) {
		meant.ifPresentOrElse((name) -> this.errors.add("%s is not known; did you mean %s?".formatted(what, name)),
				() -> this.warnings.add("warning: %s is not known, and nothing reads it.".formatted(what)));
	}

	private static boolean isRead(String name) {
		String plain = dashless(name);
		return inFiles().map(KnownNames::dashless).anyMatch(plain::equals)
				|| FAMILIES.stream().map(KnownNames::dashless).anyMatch((family) -> plain.startsWith(family + "."));
	}

	private static Stream<String> inFiles() {
		return Stream
			.of(Stream.of(KnownSetting.values()).filter(KnownSetting::inFiles).map(KnownSetting::key), pool(),
					SINGLE.stream())
			.flatMap((names) -> names);
	}

	private static Stream<String> pool() {
		return Stream.of(PoolSetting.values()).map(PoolSetting::key);
	}

	private static Stream<String> variables() {
		return Stream.concat(Stream.of(KnownSetting.values()).map(KnownSetting::variable),
				Stream.of("SPRING_DATASOURCE_URL", "SPRING_DATASOURCE_USERNAME", "SPRING_DATASOURCE_PASSWORD"));
	}

}
