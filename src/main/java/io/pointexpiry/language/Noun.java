package io.pointexpiry.language;

import java.util.Locale;

/**
 * What is counted, and how a number of it is said: 1 lot, 2,000 lots. Every sentence that
 * counts takes the words from here: a {@link Catalogue} by {@code {0 lots}}, the others,
 * which are English in every programme, by {@link #counted}.
 */
public enum Noun {

	/** Of a text. */
	BYTES,

	/** Lots that a night reads. */
	CANDIDATES,

	/** Bars of a chart. */
	CATEGORIES,

	/** Of a row. */
	COLUMNS,

	/** Of the calendar. */
	DAYS,

	/** Records of what expired. */
	EXPIRIES,

	/** What a check found. */
	FAULTS,

	/** Texts of members, not of ours. */
	FEEDBACK_TEXTS,

	/** Of the home. */
	FILES,

	/** Of notices. */
	FOLDERS,

	/** Points of one accrual. */
	LOTS,

	/** Of the programme. */
	MEMBERS,

	/** To be sent. */
	MESSAGES,

	/** Of the calendar. */
	MONTHS,

	/** All that one run tells one member. */
	NOTICES,

	/** Of the customer desk. */
	ORDERS,

	/** What members hold. */
	POINTS,

	/** Of members, worked on side by side. */
	RANGES,

	/** Of notices. */
	RECEIPTS,

	/** Of a file. */
	ROWS,

	/** Of the clock. */
	SECONDS,

	/** Of notices. */
	TEXTS,

	/** How often. */
	TIMES,

	/** Of the calendar. */
	YEARS;

	private static final Catalogue ENGLISH = new Catalogue(Noun.class, Locale.ENGLISH);

	/** So many of it, in English. */
	public String counted(Number number) {
		return ENGLISH.counted(this, number);
	}

	/** So many of it, in English; the number is shown as its text. */
	public String of(Object number) {
		return ENGLISH.withNoun(key(), number.toString());
	}

	/** Its name in a sentence: feedback-texts. */
	String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
