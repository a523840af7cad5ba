package io.pointexpiry.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What the desk did.
 *
 * @param command hold, release, extend or reinstate
 * @param memberId the member
 * @param lotId the lot named; null: the member as a whole
 * @param newLotId the lot that gives points back; null: none does
 * @param points the points concerned
 * @param oldExpiresOn the date before; null: none, or it did not change
 * @param until the day promised, itself included; null: none was
 * @param businessDate the next day to be closed, on which it is posted; null: no day is
 * closed yet
 * @param recalled the notices that it made wrong
 */
public record DeskResult(String command, String memberId, @Nullable String lotId, @Nullable String newLotId,
		long points, @Nullable LocalDate oldExpiresOn, @Nullable LocalDate until, @Nullable LocalDate businessDate,
		List<String> recalled) {

	public DeskResult {
		recalled = List.copyOf(recalled);
	}

	/**
	 * In a sentence or two.
	 * @param language Korean, or else English
	 */
	public String sentence(Locale language) {
		Words words = new Words(language);
		String done = sentence(words, "did.");
		return this.recalled.isEmpty() ? done : words.say("did.recalled", done, String.join(", ", this.recalled));
	}

	/** What it would be, of an order of a file that was only tried: in a sentence. */
	public String forecast(Locale language) {
		return sentence(new Words(language), "would.");
	}

	private String sentence(Words words, String key) {
		String whose = (this.lotId != null) ? words.say("did.lot", this.lotId, this.memberId)
				: words.say("did.member", this.memberId);
		return words.say(words.ofNumber(key + this.command, this.points), whose, words.points(this.points),
				words.day(this.until), words.day(this.oldExpiresOn), Objects.requireNonNullElse(this.newLotId, ""));
	}

}
