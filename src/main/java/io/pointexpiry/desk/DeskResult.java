package io.pointexpiry.desk;

import java.time.LocalDate;
import java.util.List;

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

	/** In a sentence or two. */
	public String sentence() {
		String whose = (this.lotId != null) ? "Lot %s of member %s".formatted(this.lotId, this.memberId)
				: "Member " + this.memberId;
		String done = switch (this.command) {
			case "hold" ->
				"%s is held: %s do not lapse until it is released.".formatted(whose, Words.points(this.points));
			case "release" -> "%s is released: %s follow the rules again.".formatted(whose, Words.points(this.points));
			case "extend" -> "%s: %s can be used until %s, before %s.".formatted(whose, Words.points(this.points),
					this.until, this.oldExpiresOn);
			default -> "%s: %s were given back as lot %s, usable until %s.".formatted(whose, Words.points(this.points),
					this.newLotId, this.until);
		};
		return this.recalled.isEmpty() ? done : done + " Recalled: %s.".formatted(String.join(", ", this.recalled));
	}

}
