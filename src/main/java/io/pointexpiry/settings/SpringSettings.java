package io.pointexpiry.settings;

import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.pointexpiry.settings.Setting.Source;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.Resource;

/**
 * What Spring Boot's own sources say, in Boot's order: properties of the Java machine,
 * variables of the environment, files of {@code HOME/config}, the file in the jar.
 */
final class SpringSettings {

	private final ConfigurableEnvironment environment;

	SpringSettings(ConfigurableEnvironment environment) {
		this.environment = environment;
	}

	ConfigurableEnvironment environment() {
		return this.environment;
	}

	/**
	 * What holds for a name.
	 * @throws InvalidSettingsException if the value names another one that is not there
	 */
	Optional<Setting> find(String name) {
		ConfigurationPropertyName key = ConfigurationPropertyName.of(name);
		return sources().map((source) -> source.getConfigurationProperty(key))
			.flatMap(Stream::ofNullable)
			.findFirst()
			.map((property) -> resolved(name, property));
	}

	/**
	 * What holds for all names below one. A name is spelled as the weakest source spells
	 * it: variables know no upper and lower case.
	 */
	List<Setting> below(String prefix) {
		ConfigurationPropertyName above = ConfigurationPropertyName.of(prefix);
		Map<ConfigurationPropertyName, Setting> found = new LinkedHashMap<>();
		sources().forEach((source) -> names(source).filter(above::isAncestorOf).forEach((name) -> {
			String spelled = prefix + "." + original(name, above.getNumberOfElements());
			found.merge(name, resolved(spelled, source.getConfigurationProperty(name)),
					(holds, weaker) -> holds.called(spelled));
		}));
		return found.values().stream().sorted(Comparator.comparing(Setting::name)).toList();
	}

	private static String original(ConfigurationPropertyName name, int from) {
		return IntStream.range(from, name.getNumberOfElements())
			.mapToObj((element) -> name.getElement(element, ConfigurationPropertyName.Form.ORIGINAL))
			.collect(Collectors.joining("."));
	}

	/** All that files say, whether it holds or not, and as it stands there. */
	List<Setting> inFiles() {
		return sources().flatMap((source) -> names(source).map(source::getConfigurationProperty))
			.flatMap(Stream::ofNullable)
			.map((property) -> raw(property.getName().toString(), property))
			.filter((setting) -> setting.source() == Source.FILE)
			.toList();
	}

	private Stream<ConfigurationPropertySource> sources() {
		return StreamSupport.stream(ConfigurationPropertySources.get(this.environment).spliterator(), false);
	}

	private static Stream<ConfigurationPropertyName> names(ConfigurationPropertySource source) {
		return (source instanceof IterableConfigurationPropertySource known) ? known.stream() : Stream.empty();
	}

	private Setting resolved(String name, @Nullable ConfigurationProperty property) {
		Setting setting = raw(name, property);
		try {
			return new Setting(name, this.environment.resolveRequiredPlaceholders(setting.value()), setting.source(),
					setting.place());
		}
		catch (IllegalArgumentException ex) { // a placeholder that nothing stands for
			throw new InvalidSettingsException(
					"Found %s; expected a value, or ${NAME} of a variable that is set.".formatted(setting.found()), ex);
		}
	}

	private static Setting raw(String name, @Nullable ConfigurationProperty property) {
		if (property == null) {
			return Setting.byDefault(name, "");
		}
		String value = String.valueOf(property.getValue());
		Origin origin = property.getOrigin();
		if (origin instanceof PropertySourceOrigin one && one.getOrigin() != null) {
			origin = one.getOrigin();
		}
		if (origin instanceof TextResourceOrigin text && text.getResource() != null) {
			return ofText(name, value, text, text.getResource());
		}
		if (origin instanceof PropertySourceOrigin one) {
			return switch (one.getPropertySource().getName()) {
				case StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME ->
					new Setting(name, value, Source.VARIABLE, one.getPropertyName());
				case StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME ->
					new Setting(name, value, Source.PROPERTY, "-D" + one.getPropertyName());
				case ConfigFiles.DEFAULTS -> Setting.byDefault(name, value);
				default -> new Setting(name, value, Source.FILE, one.getPropertySource().getName());
			};
		}
		return new Setting(name, value, Source.FILE, String.valueOf(origin));
	}

	private static Setting ofText(String name, String value, TextResourceOrigin origin, Resource resource) {
		TextResourceOrigin.Location location = origin.getLocation();
		String line = (location != null) ? ":" + (location.getLine() + 1) : "";
		if (resource.getDescription().startsWith("class path resource")) {
			return new Setting(name, value, Source.JAR, resource.getFilename() + line);
		}
		try {
			return new Setting(name, value, Source.FILE, resource.getFile() + line);
		}
		catch (IOException ex) { // it is in no file of the system
			return new Setting(name, value, Source.FILE, resource.getDescription() + line);
		}
	}

}
