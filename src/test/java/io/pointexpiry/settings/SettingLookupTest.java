package io.pointexpiry.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import com.zaxxer.hikari.HikariConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What holds where several say something, and what is said about what cannot be right.
 */
class SettingLookupTest {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path home;

	private final Map<KnownSetting, String> options = new HashMap<>();

	private final Map<String, String> variables = new HashMap<>();

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			--db | EXPIRY_ | SPRING_ | .properties | .yml | holds | from
			o    | e       | s       | p           | y    | o     | option --db
			-    | e       | s       | p           | y    | e     | variable EXPIRY_DB_URL
			-    | -       | s       | p           | y    | s     | variable SPRING_DATASOURCE_URL
			-    | -       | -       | p           | y    | p     | file config/application.properties:1
			-    | -       | -       | -           | y    | y     | file config/application.yml:3
			o    | -       | -       | -           | y    | o     | option --db
			o    | -       | s       | -           | -    | o     | option --db
			-    | e       | -       | p           | -    | e     | variable EXPIRY_DB_URL
			-    | -       | -       | -           | -    | -     | -
			""", useHeadersInDisplayName = true)
	void theFirstThatSaysAnythingHolds(@Nullable String option, @Nullable String expiry, @Nullable String spring,
			@Nullable String properties, @Nullable String yaml, @Nullable String holds, @Nullable String from)
			throws IOException {
		if (option != null) {
			this.options.put(KnownSetting.URL, option);
		}
		with("EXPIRY_DB_URL", expiry);
		with("SPRING_DATASOURCE_URL", spring);
		if (properties != null) {
			write("application.properties", "spring.datasource.url=" + properties + "\n");
		}
		if (yaml != null) {
			write("application.yml", "spring:\n  datasource:\n    url: " + yaml + "\n");
		}

		Setting found = lookup().find(KnownSetting.URL).orElse(null);

		assertThat((found != null) ? found.value() : null).isEqualTo(holds);
		assertThat((found != null) ? found.source().word() + " " + below(found.place()) : null).isEqualTo(from);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			POLICY    | EXPIRY_POLICY      | EXPIRY_POLICY              | expiry.policy
			USER      | EXPIRY_DB_USER     | SPRING_DATASOURCE_USERNAME | spring.datasource.username
			PASSWORD  | EXPIRY_DB_PASSWORD | SPRING_DATASOURCE_PASSWORD | spring.datasource.password
			LOCK_WAIT | EXPIRY_LOCK_WAIT   | EXPIRY_LOCK_WAIT           | expiry.lock-wait
			CLOCK     | EXPIRY_CLOCK       | EXPIRY_CLOCK               | expiry.clock
			LANG      | EXPIRY_LANG        | EXPIRY_LANG                | expiry.lang
			""")
	void everySettingMayStandInAFileAndItsVariableGoesBeforeIt(KnownSetting known, String variable, String boots,
			String key) throws IOException {
		write("application.yml", key + ": in-file\n");
		assertThat(lookup().find(known).map(Setting::value)).contains("in-file");

		with(boots, "of-boot");
		assertThat(lookup().find(known).map(Setting::value)).contains("of-boot");

		with(variable, "of-ours");
		assertThat(lookup().find(known).map(Setting::value)).contains("of-ours");
		assertThat(known.variable()).isEqualTo(variable);
	}

	@Test
	void takesPasswordsOfItsOwnVariableAsTheyAre() throws IOException {
		with("EXPIRY_DB_PASSWORD", "a${b}c\\${d");

		assertThat(lookup().find(KnownSetting.PASSWORD).map(Setting::value)).contains("a${b}c\\${d");
	}

	@Test
	void resolvesVariablesThatAFileNamesAndSaysWhichIsMissing() throws IOException {
		write("application.yml", "spring.datasource.password: ${BOOKS_PASSWORD}\n");
		with("BOOKS_PASSWORD", "geheim");
		assertThat(lookup().find(KnownSetting.PASSWORD).map(Setting::value)).contains("geheim");
		this.variables.clear();

		assertThatThrownBy(() -> lookup().find(KnownSetting.PASSWORD)).isInstanceOf(InvalidSettingsException.class)
			.hasMessageStartingWith("Found spring.datasource.password: *** in ")
			.hasMessageEndingWith("; expected a value, or ${NAME} of a variable that is set.");
	}

	@Test
	void readsWhatBootReadsSuchAsProfilesAndSecretsInFiles() throws IOException {
		Path secrets = Files.createDirectories(this.home.resolve("secrets/spring.datasource"));
		Files.writeString(secrets.resolve("password"), "geheim\n");
		write("application.yml", "spring.config.import: configtree:%s/\n".formatted(secrets.getParent()));
		write("application-prod.yml", "expiry.lang: ko\n");
		with("SPRING_PROFILES_ACTIVE", "prod");

		assertThat(lookup().find(KnownSetting.PASSWORD).map(Setting::value)).contains("geheim");
		assertThat(lookup().find(KnownSetting.LANG).map(Setting::value)).contains("ko");
	}

	@ParameterizedTest
	@ValueSource(strings = { "my home", "50%, 집; a=b", "${user.home}", "a#b?c" })
	void findsTheFilesOfAHomeOfAnyName(String name) throws IOException {
		this.home = Files.createDirectory(this.home.resolve(name));
		write("application.yml", "expiry.lang: ko\n");

		assertThat(lookup().find(KnownSetting.LANG).map(Setting::place).map(this::below))
			.contains("config/application.yml:1");
	}

	@Test
	void doesNotReadFilesOfTheWorkingDirectory() throws IOException {
		assertThat(lookup().environment().getPropertySources().stream().map((source) -> source.getName()))
			.noneMatch((name) -> name.contains("file [config") || name.contains("optional:file:./"));
	}

	@Test
	void tellsThePoolAndEachConnectionWhatWasSet() throws IOException {
		write("application.yml", """
				spring:
				  datasource:
				    hikari:
				      maximumPoolSize: 40
				      connection-timeout: 5000
				      data-source-properties:
				        ApplicationName: nightly
				        sslmode: require
				""");
		with("SPRING_DATASOURCE_HIKARI_MAXIMUMPOOLSIZE", "50");
		with("SPRING_DATASOURCE_HIKARI_DATASOURCEPROPERTIES_APPLICATIONNAME", "by-day");
		HikariConfig pool = new HikariConfig();

		SettingLookup lookup = lookup();
		lookup.apply(pool);

		assertThat(pool.getMaximumPoolSize()).isEqualTo(50);
		assertThat(pool.getConnectionTimeout()).isEqualTo(5000);
		assertThat(lookup.connectionProperties()).isEqualTo(Map.of("ApplicationName", "by-day", "sslmode", "require"));
		assertThat(lookup.warnings()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			maximum-pool-size: many | expected a whole number.
			maximum-pool-size: 5    | expected at least 10: a night on this machine uses so many connections at once.
			connection-timeout: 10s | expected a whole number of milliseconds.
			connection-timeout: 7   | the pool does not take it: connectionTimeout cannot be less than 250ms.
			""")
	void saysWhatAPoolDoesNotTake(String line, String sentence) throws IOException {
		write("application.yml", "spring.datasource.hikari:\n  " + line + "\n");

		assertThatThrownBy(() -> lookup().apply(new HikariConfig())).isInstanceOf(InvalidSettingsException.class)
			.hasMessage("Found spring.datasource.hikari.%s in %s:2; %s", line,
					this.home.resolve("config/application.yml"), sentence);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
							EXPIRY_POLICI             | EXPIRY_POLICI is not known; did you mean EXPIRY_POLICY?
							EXPIRY_HOEM               | EXPIRY_HOEM is not known; did you mean EXPIRY_HOME?
							EXPIRY_DB_URI             | EXPIRY_DB_URI is not known; expected \
					EXPIRY_DB_URL, EXPIRY_DB_USER, EXPIRY_DB_PASSWORD.
							EXPIRY_DB_USERNAME        | EXPIRY_DB_USERNAME is not known; expected \
					EXPIRY_DB_URL, EXPIRY_DB_USER, EXPIRY_DB_PASSWORD.
							SPRING_DATASOURCE_PASWORD | SPRING_DATASOURCE_PASWORD is not known; did you mean \
			SPRING_DATASOURCE_PASSWORD?
							""")
	void refusesAVariableThatIsNearlyKnown(String variable, String sentence) {
		with(variable, "x");

		assertThatThrownBy(this::lookup).isInstanceOf(InvalidSettingsException.class).hasMessage(plain(sentence));
	}

	@Test
	void warnsOfOtherVariablesOfItsOwnButNotOfThoseOfContainers() throws IOException {
		with("EXPIRY_COLOURS", "many");
		with("EXPIRY_SERVICE_HOST", "10.0.0.1");
		with("EXPIRY_PORT", "tcp://10.0.0.1:80");
		with("EXPIRY_PORT_80_TCP_ADDR", "10.0.0.1");
		with("EXPIRY_JAVA_OPTS", "-Xmx1g");
		with("SPRING_DATASOURCE_HIKARI_MAXIMUM_POOL_SIZE", "40");
		with("SPRING_MAIL_HOST", "mail");

		assertThat(lookup().warnings()).containsExactly("warning: EXPIRY_COLOURS is not known, and nothing reads it.");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
							expiry.polcy: x                        | expiry.polcy is not known; did you mean expiry.policy?
							spring.datasource.pasword: x           | spring.datasource.pasword is not known; \
					did you mean spring.datasource.password?
							expiry.home: /srv                      | expiry.home cannot be set in a file, which is read too late. \
							Set the variable EXPIRY_HOME.
							spring.datasource.hikari.auto-commit: false | the program does not take \
					spring.datasource.hikari.auto-commit; \
							expected one of
							just words                             | found "just words"; expected keys and values
							""")
	void refusesANameInAFileThatCannotBeMeant(String line, String sentence) throws IOException {
		write("application.yml", "\n" + line + "\n");

		assertThatThrownBy(this::lookup).isInstanceOf(InvalidSettingsException.class)
			.hasMessageStartingWith(this.home.resolve("config/application.yml") + ":2: " + plain(sentence));
	}

	@Test
	void warnsOfANameInAFileThatNothingReads() throws IOException {
		write("application.yml", "management:\n  server.port: 8080\n");

		assertThat(lookup().warnings())
			.containsExactly("warning: %s:2: management.server.port is not known, and nothing"
				.formatted(this.home.resolve("config/application.yml")) + " reads it.");
	}

	@ParameterizedTest
	@CsvSource({ "EXPIRY_DB_URL", "SPRING_DATASOURCE_URL", "EXPIRY_HOME", "EXPIRY_POLICY" })
	void refusesAnAddressOrAPathThatIsEmpty(String variable) {
		if (variable.equals("EXPIRY_HOME")) {
			this.options.remove(KnownSetting.HOME);
		}
		with(variable, " ");

		assertThatThrownBy(() -> {
			SettingLookup lookup = SettingLookup.of(this.options, this.variables);
			lookup.find(KnownSetting.URL);
			lookup.find(KnownSetting.POLICY);
		}).isInstanceOf(InvalidSettingsException.class)
			.hasMessage(variable + " is empty; give it a value, or leave it out.");
	}

	/** Without what the lines of a table put between words. */
	private static String plain(String sentence) {
		return sentence.replaceAll("\\s+", " ");
	}

	private void with(String variable, @Nullable String value) {
		if (value != null) {
			this.variables.put(variable, value);
		}
	}

	private SettingLookup lookup() {
		this.options.put(KnownSetting.HOME, this.home.toString());
		return SettingLookup.of(this.options, this.variables);
	}

	private Path write(String name, String text) throws IOException {
		Path folder = Files.createDirectories(this.home.resolve("config"));
		return Files.writeString(folder.resolve(name), text);
	}

	private String below(String place) {
		return place.replace(this.home + "/", "");
	}

}
