package io.pointexpiry.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Turns of phrase, and commands as they are typed. */
final class Words {

	/** What a shell takes as it is. */
	private static final Pattern PLAIN = Pattern
		.compile("[\\p{IsAlphabetic}\\p{IsDigit}._/:@+][\\p{IsAlphabetic}" + "\\p{IsDigit}._/:@+~-]*");

	private Words() {
	}

	static String points(long points) {
		return (points == 1) ? "1 point" : "%,d points".formatted(points);
	}

	static String day(@Nullable LocalDate day) {
		return (day != null) ? day.toString() : "never";
	}

	/** Such as: lots L1, L2 and 3 more. */
	static String lots(List<String> lotIds, int named) {
		String names = String.join(", ", lotIds.subList(0, Math.min(named, lotIds.size())));
		int more = lotIds.size() - named;
		return "%s %s%s".formatted((lotIds.size() == 1) ? "lot" : "lots", names,
				(more > 0) ? " and %d more".formatted(more) : "");
	}

	/** A command of the desk, with the reason left to be filled in. */
	static String command(String command, String option, String id, String... more) {
		return "scripts/expiry %s %s=%s%s --reason \"...\"".formatted(command, option, quoted(id),
				(more.length == 0) ? "" : " " + String.join(" ", more));
	}

	/** An id as a shell takes it for one word. */
	static String quoted(String id) {
		return PLAIN.matcher(id).matches() ? id : "'" + id.replace("'", "'\\''") + "'";
	}

}
