package io.pointexpiry.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariDataSource;
import io.pointexpiry.settings.KnownSetting;
import io.pointexpiry.settings.Setting;

/**
 * Every setting that holds, and where it comes from.
 *
 * @param settings in the order in which they are shown
 */
record SettingsPage(List<SettingsPage.Line> settings) {

	SettingsPage {
		settings = List.copyOf(settings);
	}

	/**
	 * A setting.
	 *
	 * @param setting its name in a file
	 * @param value its value; a secret is masked
	 * @param source option, variable, property, file, jar or default
	 * @param place which one; empty for a default
	 */
	record Line(String setting, String value, String source, String place) {

		static Line of(Setting setting) {
			return new Line(setting.name(), setting.shown(), setting.source().word(), setting.place());
		}

	}

	/** What holds; nothing is opened or connected. */
	static SettingsPage of(CommonOptions.Settings settings) {
		try (HikariDataSource pool = Session.pool(settings)) {
			return new SettingsPage(Stream
				.concat(Stream.of(KnownSetting.values()).flatMap((known) -> found(known, settings).stream()),
						settings.lookup().others(pool).stream())
				.map(Line::of)
				.toList());
		}
	}

	private static Optional<Setting> found(KnownSetting known, CommonOptions.Settings settings) {
		return settings.lookup().find(known).or(() -> byDefault(known, settings));
	}

	/** What holds where nobody set anything; no user, password or option of Java. */
	private static Optional<Setting> byDefault(KnownSetting known, CommonOptions.Settings settings) {
		String value = switch (known) {
			case HOME -> settings.home().root().toString();
			case POLICY -> settings.policy().toString();
			case URL -> CommonOptions.inHome(settings.home());
			case LOCK_WAIT -> settings.database().lockWait().toString();
			case CLOCK -> "system";
			case LANG -> "the programme's";
			case USER, PASSWORD, BROKER_USER, BROKER_PASSWORD, BROKER_TRUST_STORE, BROKER_TRUST_STORE_PASSWORD,
					BROKER_KEY_STORE, BROKER_KEY_STORE_PASSWORD, JAVA_OPTS ->
				"";
		};
		return value.isEmpty() ? Optional.empty() : Optional.of(Setting.byDefault(known.key(), value));
	}

	/** For people: a line each. */
	String render() {
		int name = widest(this.settings.stream().map(Line::setting));
		int value = widest(this.settings.stream().map(Line::value));
		StringBuilder text = new StringBuilder();
		for (Line line : this.settings) {
			text.append("%%-%ds  %%-%ds  %%s%%n".formatted(name, value)
				.formatted(line.setting(), line.value(), from(line)));
		}
		return text.toString();
	}

	private static int widest(Stream<String> texts) {
		return Math.max(1, Math.min(60, texts.mapToInt(String::length).max().orElse(1)));
	}

	private static String from(Line line) {
		return (line.source() + " " + line.place()).strip();
	}

}
