package io.pointexpiry.cli;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.pointexpiry.database.Database;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.file.Home;
import io.pointexpiry.ledger.FolderClock;
import io.pointexpiry.settings.KnownSetting;
import io.pointexpiry.settings.Setting;
import io.pointexpiry.settings.SettingLookup;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * Options that every command takes, before or after its own. Secrets come from the
 * environment only.
 */
final class CommonOptions {

	@Option(names = "--db", paramLabel = "URL", scope = ScopeType.INHERIT,
			description = "JDBC address of the books (default: an H2 file in the home; environment: EXPIRY_DB_URL, "
					+ "EXPIRY_DB_USER, EXPIRY_DB_PASSWORD)")
	@Nullable String db;

	@Option(names = "--home", paramLabel = "DIR", scope = ScopeType.INHERIT,
			description = "directory of database, rejects, notices, reports, logs and templates (default: ./var; "
					+ "environment: EXPIRY_HOME)")
	@Nullable Path home;

	@Option(names = "--policy", paramLabel = "FILE", scope = ScopeType.INHERIT,
			description = "the policy file (default: policy.yml in the home; environment: EXPIRY_POLICY)")
	@Nullable Path policy;

	@Option(names = "--json", scope = ScopeType.INHERIT, description = "print the result as JSON, for machines")
	boolean json;

	/**
	 * What holds, of options, variables and files.
	 * @throws UsageError if a value is of no use
	 */
	Settings settings(Map<String, String> environment) {
		SettingLookup lookup = SettingLookup.of(given(), environment);
		Path inForce = lookup.findBehindOption(KnownSetting.POLICY)
			.map((setting) -> place(lookup.home(), setting))
			.orElseGet(lookup.home()::policy);
		return new Settings(lookup.home(), database(lookup), (this.policy != null) ? this.policy : inForce, inForce,
				Values.clock(lookup.find(KnownSetting.CLOCK)), Values.language(lookup.find(KnownSetting.LANG)), lookup)
			.checked();
	}

	/**
	 * A path in a file of the home is meant from the home on, wherever a command is
	 * typed.
	 */
	private static Path place(Home home, Setting setting) {
		Path path = Path.of(setting.value());
		return (setting.source() == Setting.Source.FILE) ? home.root().resolve(path) : path;
	}

	private static Database database(SettingLookup lookup) {
		return new Database(
				FullDisk
					.watched(lookup.find(KnownSetting.URL).map(Setting::value).orElseGet(() -> inHome(lookup.home()))),
				lookup.find(KnownSetting.USER).map(Setting::value).orElse(null),
				lookup.find(KnownSetting.PASSWORD).map(Setting::value).orElse(null),
				Values.lockWait(lookup.find(KnownSetting.LOCK_WAIT)), lookup.connectionProperties());
	}

	/** The address of the books where nobody names one. */
	static String inHome(Home home) {
		return "jdbc:h2:file:" + home.database();
	}

	/** What was typed. */
	private Map<KnownSetting, String> given() {
		Map<KnownSetting, String> given = new EnumMap<>(KnownSetting.class);
		if (this.home != null) {
			given.put(KnownSetting.HOME, this.home.toString());
		}
		if (this.policy != null) {
			given.put(KnownSetting.POLICY, this.policy.toString());
		}
		if (this.db != null) {
			given.put(KnownSetting.URL, this.db);
		}
		return given;
	}

	/**
	 * The address of the books as options and variables have it, whatever else may be set
	 * wrongly.
	 */
	String url(Map<String, String> environment) {
		return FullDisk.watched(SettingLookup.first(KnownSetting.URL, given(), environment)
			.map(Setting::value)
			.orElseGet(() -> inHome(new Home(Path.of(SettingLookup.home(given(), environment).value())))));
	}

	/**
	 * Where everything lies.
	 *
	 * @param home the home directory
	 * @param database the books
	 * @param policy the policy file that the command goes by
	 * @param policyInForce the one that it goes by where none is named with --policy
	 * @param clock by which folders of notices count as published
	 * @param language in which people are answered; null: that of the programme
	 * @param lookup where all of it was found, and the rest
	 */
	record Settings(Home home, Database database, Path policy, Path policyInForce, FolderClock clock,
			@Nullable Locale language, SettingLookup lookup) {

		/** How the program logs. */
		LogSettings log() {
			return LogSettings.of(this.lookup);
		}

		/** The isolation in which starts are recorded, where somebody set it. */
		Optional<BatchIsolation> isolation() {
			return BatchIsolation.of(this.lookup);
		}

		/** Finds what is wrong with those before anything is opened. */
		private Settings checked() {
			log();
			isolation();
			return this;
		}

		/** The language in which people are answered. */
		Locale languageOf(Programme programme) {
			return (this.language != null) ? this.language : programme.locale();
		}

	}

}
