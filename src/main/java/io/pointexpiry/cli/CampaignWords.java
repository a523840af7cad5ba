package io.pointexpiry.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.pointexpiry.campaign.CampaignOrder;
import io.pointexpiry.campaign.Cause;
import io.pointexpiry.campaign.ControlGroup;
import io.pointexpiry.domain.Width;
import org.jspecify.annotations.Nullable;

/**
 * The words of a command that asks for a list, as they were typed.
 *
 * @param within the period
 * @param minimumPoints a number of points
 * @param reason a cause; null: either
 * @param control a number of a hundred
 * @param seed a text; null: the name
 * @param name the list's name; null: one of its day and its period
 */
record CampaignWords(@Nullable String within, String minimumPoints, @Nullable String reason, String control,
		@Nullable String seed, @Nullable String name) {

	private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*");

	private static final Pattern PERCENT = Pattern.compile("(\\d{1,2})%?");

	private static final LocalDate ANY_DAY = LocalDate.of(2000, 1, 1);

	private static final int MOST_YEARS = 100;

	/** Checks all of them. */
	void check() {
		order(ANY_DAY, "", Instant.EPOCH);
	}

	/**
	 * What they ask for.
	 * @param asOf the last closed day
	 */
	CampaignOrder order(LocalDate asOf, String byWhom, Instant at) {
		Period period = period();
		String named = (this.name != null) ? nameTyped(this.name) : "%s-%s".formatted(asOf, period);
		return new CampaignOrder(named, period, cause(), points(),
				new ControlGroup((this.seed != null) ? seedTyped(this.seed) : named, percent()), byWhom, at);
	}

	private Period period() {
		String typed = this.within;
		if (typed == null) {
			throw new UsageError("Say how long after the last closed day the points go, such as --within P30D.");
		}
		try {
			Period period = Period.parse(typed);
			LocalDate last = ANY_DAY.plus(period);
			if (last.isAfter(ANY_DAY) && !last.isAfter(ANY_DAY.plusYears(MOST_YEARS))) {
				return period;
			}
		}
		catch (DateTimeException | ArithmeticException ex) {
			throw wrongPeriod(typed);
		}
		throw wrongPeriod(typed);
	}

	private static UsageError wrongPeriod(String found) {
		return new UsageError("--within is \"%s\"; expected a period from P1D to P%dY, such as P30D or P2M."
			.formatted(found, MOST_YEARS));
	}

	private @Nullable Cause cause() {
		if (this.reason == null) {
			return null;
		}
		return switch (this.reason.toLowerCase(Locale.ROOT)) {
			case "expiry" -> Cause.EXPIRY;
			case "dormancy" -> Cause.DORMANCY;
			default -> throw new UsageError("--reason is \"%s\"; expected expiry or dormancy.".formatted(this.reason));
		};
	}

	private long points() {
		try {
			long points = Long.parseLong(this.minimumPoints);
			if (points >= 0) {
				return points;
			}
		}
		catch (NumberFormatException ex) {
			throw wrongPoints();
		}
		throw wrongPoints();
	}

	private UsageError wrongPoints() {
		return new UsageError("--minimum-points is \"%s\"; expected a whole number of points, 0 or more."
			.formatted(this.minimumPoints));
	}

	private int percent() {
		Matcher percent = PERCENT.matcher(this.control);
		if (!percent.matches()) {
			throw new UsageError("--control is \"%s\"; expected 0%% to %d%%, such as 10%%.".formatted(this.control,
					ControlGroup.MOST_PERCENT));
		}
		return Integer.parseInt(percent.group(1));
	}

	private static String nameTyped(String name) {
		if (!NAME.matcher(name).matches() || !Width.ID.holds(name)) {
			throw new UsageError("--name is \"%s\"; expected at most %d letters, digits, dots, dashes and underscores."
				.formatted(name, Width.ID.characters()));
		}
		return name;
	}

	private static String seedTyped(String seed) {
		if (seed.isBlank() || !Width.WORD.holds(seed) || seed.chars().anyMatch(Character::isISOControl)) {
			throw new UsageError("--seed has to be a text of 1 to %d characters.".formatted(Width.WORD.characters()));
		}
		return seed;
	}

}
