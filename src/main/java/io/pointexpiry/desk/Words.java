package io.pointexpiry.desk;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import io.pointexpiry.language.Catalogue;
import io.pointexpiry.language.Noun;
import io.pointexpiry.language.ProgramName;
import org.jspecify.annotations.Nullable;

/** The desk's turns of phrase in one language, and commands as they are typed. */
final class Words {

	/** Of refusals, which are English in every programme. */
	static final Words ENGLISH = new Words(Locale.ENGLISH);

	/** What a shell takes as it is. */
	private static final Pattern PLAIN = Pattern
		.compile("[\\p{IsAlphabetic}\\p{IsDigit}._/:@+][\\p{IsAlphabetic}" + "\\p{IsDigit}._/:@+~-]*");

	private final Catalogue catalogue;

	Words(Locale language) {
		this.catalogue = new Catalogue(Words.class, language);
	}

	/** A sentence of the properties file. */
	String say(String key, Object... values) {
		return this.catalogue.say(key, values);
	}

	String points(long points) {
		return this.catalogue.counted(Noun.POINTS, points);
	}

	/** A number of things: the sentence of the key, or that of {@code key.one} for 1. */
	String counted(String key, long number) {
		return this.catalogue.counted(key, number);
	}

	/** The key, or {@code key.one} where one is another sentence than several. */
	String ofNumber(String key, long number) {
		return (number == 1 && this.catalogue.has(key + ".one")) ? key + ".one" : key;
	}

	String day(@Nullable LocalDate day) {
		return (day != null) ? day.toString() : say("never");
	}

	String period(Period period) {
		return this.catalogue.period(period);
	}

	/** Such as: lots L1, L2 and 3 more. */
	String lots(List<String> lotIds, int named) {
		String names = String.join(", ", lotIds.subList(0, Math.min(named, lotIds.size())));
		int more = lotIds.size() - named;
		return (more > 0) ? say("lots.more", names, more) : say((lotIds.size() == 1) ? "lots.one" : "lots", names);
	}

	/** Why somebody cannot be reached; what has no sentence is said as it is. */
	String unreachable(String why) {
		String key = "unreachable." + why.replace(' ', '-');
		return this.catalogue.has(key) ? say(key) : why;
	}

	/** A command of the desk, with the reason left to be filled in. */
	static String command(String command, String option, String id, String... more) {
		return "%s %s %s=%s%s --reason \"...\"".formatted(ProgramName.typed(), command, option, quoted(id),
				(more.length == 0) ? "" : " " + String.join(" ", more));
	}

	/** An id as a shell takes it for one word. */
	static String quoted(String id) {
		return PLAIN.matcher(id).matches() ? id : "'" + id.replace("'", "'\\''") + "'";
	}

}
