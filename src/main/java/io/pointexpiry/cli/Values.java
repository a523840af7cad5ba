package io.pointexpiry.cli;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

import io.pointexpiry.database.Database;
import io.pointexpiry.ledger.FolderClock;
import io.pointexpiry.settings.Setting;
import org.jspecify.annotations.Nullable;

/** Reads the values of settings; one that is of no use is wrong usage. */
final class Values {

	private static final Duration LONGEST_WAIT = Duration.ofHours(1);

	private Values() {
	}

	/** How long rows are waited for that another connection holds. */
	static Duration lockWait(Optional<Setting> setting) {
		if (setting.isEmpty()) {
			return Database.LOCK_WAIT;
		}
		String wrong = "%s is \"%s\"; expected a time such as PT30S, at most PT1H.".formatted(setting.get().named(),
				setting.get().value());
		try {
			Duration wait = Duration.parse(setting.get().value());
			if (wait.toMillis() > 0 && wait.compareTo(LONGEST_WAIT) <= 0) {
				return wait;
			}
		}
		catch (DateTimeParseException | ArithmeticException ex) {
			throw new UsageError(wrong, ex);
		}
		throw new UsageError(wrong);
	}

	/** By which clock folders count as published. */
	static FolderClock clock(Optional<Setting> setting) {
		return switch (textOf(setting)) {
			case "", "system" -> FolderClock.SYSTEM;
			case "business" -> FolderClock.BUSINESS;
			default -> throw new UsageError("""
					Found %s; expected system or business, or leave it out. With business, notices count as \
					published on the morning of their send date, for a rehearsal of past days."""
				.formatted(setting.orElseThrow().found()));
		};
	}

	/** In which language people are answered; null: that of the programme. */
	static @Nullable Locale language(Optional<Setting> setting) {
		return switch (textOf(setting)) {
			case "" -> null;
			case "en" -> Locale.ENGLISH;
			case "ko" -> Locale.KOREAN;
			default ->
				throw new UsageError("Found %s; expected en or ko, or leave it out for the language of the programme."
					.formatted(setting.orElseThrow().found()));
		};
	}

	private static String textOf(Optional<Setting> setting) {
		return setting.map(Setting::value).orElse("");
	}

}
