package io.pointexpiry.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;

import io.pointexpiry.database.Database;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.file.Home;
import io.pointexpiry.ledger.FolderClock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * Options that every command takes, before or after its own. Secrets come from the
 * environment only.
 */
final class CommonOptions {

	private static final Duration LONGEST_WAIT = Duration.ofHours(1);

	private static final String WRONG_WAIT = "EXPIRY_LOCK_WAIT is \"%s\"; expected a time such as PT30S, at most PT1H.";

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

	Settings settings(Map<String, String> environment) {
		Home resolved = home(environment);
		String fromEnvironment = environment.get("EXPIRY_POLICY");
		Path inForce = (fromEnvironment != null) ? Path.of(fromEnvironment) : resolved.policy();
		return new Settings(resolved,
				new Database(url(environment), environment.get("EXPIRY_DB_USER"), environment.get("EXPIRY_DB_PASSWORD"),
						lockWait(environment.get("EXPIRY_LOCK_WAIT"))),
				(this.policy != null) ? this.policy : inForce, inForce, clock(environment.get("EXPIRY_CLOCK")),
				language(environment.get("EXPIRY_LANG")));
	}

	/** The address of the books, whatever else may be set wrongly. */
	String url(Map<String, String> environment) {
		return FullDisk.watched((this.db != null) ? this.db
				: environment.getOrDefault("EXPIRY_DB_URL", "jdbc:h2:file:" + home(environment).database()));
	}

	private Home home(Map<String, String> environment) {
		return new Home((this.home != null) ? this.home : Path.of(environment.getOrDefault("EXPIRY_HOME", "var")));
	}

	/** How long rows are waited for that another connection holds. */
	private static Duration lockWait(@Nullable String text) {
		try {
			Duration wait = (text == null) ? Database.LOCK_WAIT : Duration.parse(text);
			if (wait.toMillis() > 0 && wait.compareTo(LONGEST_WAIT) <= 0) {
				return wait;
			}
		}
		catch (DateTimeParseException | ArithmeticException ex) {
			throw new UsageError(WRONG_WAIT.formatted(text), ex);
		}
		throw new UsageError(WRONG_WAIT.formatted(text));
	}

	private static FolderClock clock(@Nullable String name) {
		return (name == null || name.isEmpty()) ? FolderClock.SYSTEM : switch (name) {
			case "system" -> FolderClock.SYSTEM;
			case "business" -> FolderClock.BUSINESS;
			default -> throw new UsageError(
					"""
							Found EXPIRY_CLOCK=%s; expected system or business, or leave it out. With business, notices count as \
							published on the morning of their send date, for a rehearsal of past days."""
						.formatted(name));
		};
	}

	private static @Nullable Locale language(@Nullable String name) {
		return (name == null || name.isEmpty()) ? null : switch (name) {
			case "en" -> Locale.ENGLISH;
			case "ko" -> Locale.KOREAN;
			default -> throw new UsageError(
					"Found EXPIRY_LANG=%s; expected en or ko, or leave it out for the language of the programme."
						.formatted(name));
		};
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
	 */
	record Settings(Home home, Database database, Path policy, Path policyInForce, FolderClock clock,
			@Nullable Locale language) {

		/** The language in which people are answered. */
		Locale languageOf(Programme programme) {
			return (this.language != null) ? this.language : programme.locale();
		}

	}

}
