package io.pointexpiry.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import io.pointexpiry.settings.InvalidSettingsException;
import io.pointexpiry.settings.Setting;
import io.pointexpiry.settings.SettingLookup;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.transaction.annotation.Isolation;

/**
 * Gives the job repository the isolation that an operator names, in which it records the
 * start of a job. By default it is the one of {@code NightConfiguration}: Boot's own,
 * serializable, makes starts fail beside other transactions of PostgreSQL.
 */
record BatchIsolation(Isolation isolation) implements BeanFactoryPostProcessor {

	private static final String NAME = "spring.batch.jdbc.isolation-level-for-create";

	private static final String REPOSITORY = "jobRepository";

	/**
	 * What was set, beside the default in the jar.
	 * @throws InvalidSettingsException if it is no isolation
	 */
	static Optional<BatchIsolation> of(SettingLookup lookup) {
		return lookup.find(NAME)
			.filter((setting) -> setting.source() != Setting.Source.JAR)
			.map((setting) -> new BatchIsolation(isolation(setting)));
	}

	private static Isolation isolation(Setting setting) {
		String name = setting.value().strip().toUpperCase(Locale.ROOT).replace('-', '_');
		return Arrays.stream(Isolation.values())
			.filter((isolation) -> isolation.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new InvalidSettingsException("Found %s; expected one of %s.".formatted(setting.found(),
					Arrays.stream(Isolation.values())
						.map((known) -> known.name().toLowerCase(Locale.ROOT).replace('_', '-'))
						.collect(Collectors.joining(", ")))));
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory factory) {
		if (factory.containsBeanDefinition(REPOSITORY)) {
			factory.getBeanDefinition(REPOSITORY)
				.getPropertyValues()
				.add("isolationLevelForCreateEnum", this.isolation);
		}
	}

}
