package io.pointexpiry.desk;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Who asks the desk for something, and why.
 *
 * @param why the reason, at most 1,000 characters
 * @param byWhom who, at most 200 characters
 * @param at when
 * @param today the day in the programme's zone; counts only while no day is closed yet
 */
public record DeskOrder(String why, String byWhom, Instant at, LocalDate today) {

	private static final int LONGEST_WHY = 1000;

	private static final int LONGEST_WHO = 200;

	public DeskOrder {
		why = text("--reason", why, LONGEST_WHY);
		byWhom = text("--by", byWhom, LONGEST_WHO);
	}

	private static String text(String option, String given, int longest) {
		String text = given.strip();
		if (text.isEmpty() || text.length() > longest) {
			throw new DeskRefusal(
					"%s has %,d characters; expected 1 to %,d.".formatted(option, text.length(), longest));
		}
		return text;
	}

}
