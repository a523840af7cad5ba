package io.pointexpiry.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariConfig;
import io.pointexpiry.file.Home;
import io.pointexpiry.settings.Setting.Source;

import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Finds what holds. The first that says anything: an option of the command line, a
 * variable {@code EXPIRY_…}, then Spring Boot's sources in Boot's order.
 */
public final class SettingLookup {

	private static final String WORKING_DIRECTORY = "var";

	private final Map<KnownSetting, String> options;

	private final Map<String, String> variables;

	private final Home home;

	private final SpringSettings spring;

	private final List<String> warnings = new ArrayList<>();

	private SettingLookup(Map<KnownSetting, String> options, Map<String, String> variables) {
		this.options = Map.copyOf(options);
		this.variables = Map.copyOf(variables);
		this.home = new Home(Path.of(notBlank(home(options, variables)).value()));
		this.spring = ConfigFiles.read(this.home, variables);
	}

	/**
	 * Reads all there is.
	 * @param options what the command line says
	 * @param variables the environment of the process
	 * @throws InvalidSettingsException if a file cannot be read, or a name is nearly one
	 * that the program knows
	 */
	public static SettingLookup of(Map<KnownSetting, String> options, Map<String, String> variables) {
		SettingLookup lookup = new SettingLookup(options, variables);
		List<Setting> inFiles = lookup.spring.inFiles();
		KnownNames names = KnownNames.check(inFiles, lookup.variables);
		if (!names.errors().isEmpty()) {
			throw new InvalidSettingsException(names.errors());
		}
		lookup.warnings.addAll(names.warnings());
		lookup.warnings.addAll(OpenFiles.warnings(lookup.home, inFiles));
		lookup.warnings.addAll(OpenFiles.ofStores(lookup.home, lookup.path(KnownSetting.BROKER_KEY_STORE),
				lookup.path(KnownSetting.BROKER_TRUST_STORE)));
		return lookup;
	}

	private Optional<Path> path(KnownSetting known) {
		return find(known).map(Setting::value).map(Path::of);
	}

	/** The home alone, which is known before any file is read. */
	public static Setting home(Map<KnownSetting, String> options, Map<String, String> variables) {
		return first(KnownSetting.HOME, options, variables)
			.orElseGet(() -> Setting.byDefault(KnownSetting.HOME.key(), WORKING_DIRECTORY));
	}

	/** What an option or a variable of the program's own says, whatever files say. */
	public static Optional<Setting> first(KnownSetting known, Map<KnownSetting, String> options,
			Map<String, String> variables) {
		String option = options.get(known);
		if (option != null) {
			return Optional.of(new Setting(known.key(), option, Source.OPTION,
					Objects.requireNonNull(known.option(), "an option")));
		}
		return Optional.ofNullable(variables.get(known.variable()))
			.map((value) -> new Setting(known.key(), value, Source.VARIABLE, known.variable()));
	}

	/** The home. */
	public Home home() {
		return this.home;
	}

	/** Boot's own view of what it reads, for the context of a command. */
	public ConfigurableEnvironment environment() {
		return this.spring.environment();
	}

	/** Sentences for the operator about what was found. */
	public List<String> warnings() {
		return List.copyOf(this.warnings);
	}

	/**
	 * What holds.
	 * @throws InvalidSettingsException if an address or a path is set to nothing: what
	 * was meant would silently be something else
	 */
	public Optional<Setting> find(KnownSetting known) {
		return find(known, this.options);
	}

	/** What would hold without an option. */
	public Optional<Setting> findBehindOption(KnownSetting known) {
		return find(known, Map.of());
	}

	private Optional<Setting> find(KnownSetting known, Map<KnownSetting, String> typed) {
		Optional<Setting> found = first(known, typed, this.variables)
			.or(() -> known.inFiles() ? this.spring.find(known.key()) : Optional.empty());
		return (known == KnownSetting.URL || known == KnownSetting.POLICY) ? found.map(SettingLookup::notBlank) : found;
	}

	private static Setting notBlank(Setting setting) {
		if (setting.value().isBlank()) {
			throw new InvalidSettingsException(
					"%s is empty; give it a value, or leave it out.".formatted(setting.named()));
		}
		return setting;
	}

	/** The same without a variable of the program's own: of Boot's sources only. */
	public Optional<Setting> find(String name) {
		return this.spring.find(name);
	}

	/** What holds for all names below one, of Boot's sources only. */
	public List<Setting> below(String prefix) {
		return this.spring.below(prefix);
	}

	/**
	 * Tells a pool what operators set about it.
	 * @throws InvalidSettingsException if it does not take something
	 */
	public void apply(HikariConfig pool) {
		for (PoolSetting setting : PoolSetting.values()) {
			this.spring.find(setting.key()).ifPresent((value) -> setting.set(pool, value));
		}
	}

	/** Properties for each connection, by the names of the driver. */
	public Map<String, String> connectionProperties() {
		String prefix = PoolSetting.PREFIX + ".data-source-properties";
		Map<String, String> properties = new LinkedHashMap<>();
		this.spring.below(prefix)
			.forEach((setting) -> properties.put(setting.name().substring(prefix.length() + 1), setting.value()));
		return properties;
	}

	/**
	 * What was set about the pool, the log and Boot itself, and what the pool has by
	 * default.
	 */
	public List<Setting> others(HikariConfig pool) {
		Stream<Setting> ofPool = Stream.of(PoolSetting.values())
			.map((known) -> this.spring.find(known.key())
				.orElseGet(() -> Setting.byDefault(known.key(), Long.toString(known.of(pool)))));
		Stream<Setting> single = KnownNames.SINGLE.stream().flatMap((name) -> this.spring.find(name).stream());
		Stream<Setting> families = KnownNames.FAMILIES.stream()
			.flatMap((family) -> this.spring.below(family).stream())
			.filter((setting) -> !KnownNames.SINGLE.contains(setting.name()));
		return Stream.of(ofPool, single, families).flatMap((settings) -> settings).toList();
	}

}
