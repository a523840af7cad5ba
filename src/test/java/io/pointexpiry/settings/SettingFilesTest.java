package io.pointexpiry.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is said about the files of a home's {@code config}. */
class SettingFilesTest {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path home;

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			spring:/  datasource: url: x                 | 2:18: mapping values are not allowed here
			spring:/`tdatasource: x                     | 2:1: found character '\\t(TAB)' that cannot start any token
			expiry: {lang: ko                           | 2:1: expected ',' or '}', but got <stream end>
			expiry.lang: ko/expiry.lang: en             | 2:1: found duplicate key expiry.lang
			""")
	void namesTheLineOfAFileThatIsNotYaml(String text, String where) throws IOException {
		write("application.yml", text.replace('/', '\n').replace("`t", "\t") + "\n");

		assertThatThrownBy(this::lookup).isInstanceOf(InvalidSettingsException.class)
			.hasMessageStartingWith(this.home.resolve("config/application.yml") + ":" + where)
			.hasMessageEndingWith("Correct the file and run the same command again; nothing was started.");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			rw-r--r-- | rwxr-xr-x | spring.datasource.password: geheim                           | true
			rw-r--r-- | rwxr-xr-x | spring.datasource.url: jdbc:postgresql://kim:geheim@db/books | true
			rw-r--r-- | rwxr-x--- | spring.datasource.password: geheim                           | false
			rw-r----- | rwxr-xr-x | spring.datasource.password: geheim                           | false
			rw-r--r-- | rwxr-xr-x | spring.datasource.password: ${BOOKS_PASSWORD}                | false
			rw-r--r-- | rwxr-xr-x | spring.datasource.username: points                           | false
			""")
	void warnsOfAFileWithAPasswordThatOthersCanRead(String file, String folder, String line, boolean warned)
			throws IOException {
		Path written = write("application.yml", line + "\n");
		Files.setPosixFilePermissions(written, PosixFilePermissions.fromString(file));
		Files.setPosixFilePermissions(this.home.resolve("config"), PosixFilePermissions.fromString("rwxr-xr-x"));
		Files.setPosixFilePermissions(this.home, PosixFilePermissions.fromString(folder));

		assertThat(lookup().warnings())
			.isEqualTo(warned ? List.of("warning: %s holds a password, and other users can read it.".formatted(written)
					+ " Close it with: chmod 0600 '%s'".formatted(written)) : List.of());
	}

	@Test
	void warnsOfAKeyThatOthersCanReadAndOfTrustThatOthersCanChange() throws IOException {
		Path keys = Files.writeString(this.home.resolve("keys.p12"), "");
		Path trusted = Files.writeString(this.home.resolve("trusted.p12"), "");
		Map<String, String> variables = Map.of("EXPIRY_BROKER_KEY_STORE", keys.toString(), "EXPIRY_BROKER_TRUST_STORE",
				trusted.toString());
		Files.setPosixFilePermissions(this.home, PosixFilePermissions.fromString("rwxr-xr-x"));

		Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-r-----"));
		Files.setPosixFilePermissions(trusted, PosixFilePermissions.fromString("rw-r--r--"));
		assertThat(lookup(variables).warnings()).isEmpty();

		Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-r--r--"));
		Files.setPosixFilePermissions(trusted, PosixFilePermissions.fromString("rw-rw-rw-"));
		assertThat(lookup(variables).warnings()).containsExactly(
				"warning: %s holds a key, and other users can read it. Close it with: chmod 0600 '%s'".formatted(keys,
						keys),
				"warning: %s says whom the program trusts, and other users can change it. Close it with: chmod o-w '%s'"
					.formatted(trusted, trusted));
	}

	private SettingLookup lookup() {
		return lookup(Map.of());
	}

	private SettingLookup lookup(Map<String, String> variables) {
		return SettingLookup.of(Map.of(KnownSetting.HOME, this.home.toString()), variables);
	}

	private Path write(String name, String text) throws IOException {
		Path folder = Files.createDirectories(this.home.resolve("config"));
		return Files.writeString(folder.resolve(name), text);
	}

}
