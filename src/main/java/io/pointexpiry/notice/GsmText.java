package io.pointexpiry.notice;

import java.text.Normalizer;

import org.jspecify.annotations.Nullable;

/**
 * Text for every other network, as 3GPP TS 23.038 and 23.040 have it: septets of the GSM
 * 7 bit alphabet where all characters are in it (those of its extension table take two),
 * else UCS-2. One message holds 160 septets or 70 units; each of several holds 153 or 67,
 * and a character is never split over two. Always an SMS, of at most ten messages.
 *
 * <p>
 * UCS-2 ends at U+FFFF: of a text with an emoji smsd sends what stands before it. And
 * smsd cuts a long text after every 153rd septet, be it between the two of an extension
 * character, which the telephone then shows as another one; a blank more before it moves
 * it past the cut.
 *
 * @see "rules.md#texts"
 */
record GsmText() implements TextGauge {

	static final int MOST_SEGMENTS = 10;

	private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
			+ "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

	private static final String EXTENSION = "\f^{}\\[~]|€";

	private static final int BITS = 7;

	private static final int SINGLE = 160;

	private static final int PART = 153;

	@Override
	public String normalise(String text) {
		String plain = Normalizer.normalize(text, Normalizer.Form.NFC).replace('\u00A0', ' ').replace("\u200B", "");
		return isBasic(plain) ? clearOfCuts(plain) : plain;
	}

	/** Doubles the last blank before each extension character that lies across a cut. */
	private static String clearOfCuts(String text) {
		StringBuilder cleared = new StringBuilder(text);
		if (septetsOf(text) <= SINGLE) {
			return text;
		}
		int used = 0;
		int blank = -1;
		for (int at = 0; at < cleared.length(); at++) {
			int size = septets(cleared.charAt(at));
			blank = (used % PART == 0) ? -1 : blank;
			if (used % PART + size > PART) {
				cleared.insert((blank >= 0) ? blank : at, ' ');
				used++;
				at++;
			}
			blank = (cleared.charAt(at) == ' ') ? at : blank;
			used += size;
		}
		return cleared.toString();
	}

	/** Whether the GSM 7 bit alphabet has every character of a text. */
	static boolean isBasic(String text) {
		return text.chars().allMatch((unit) -> septets(unit) > 0);
	}

	private static int septetsOf(String text) {
		return text.chars().map(GsmText::septets).sum();
	}

	@Override
	public Size measure(String text) {
		boolean basic = isBasic(text);
		int units = basic ? septetsOf(text) : text.length();
		int bytes = basic ? (units * BITS + Byte.SIZE - 1) / Byte.SIZE : units * 2;
		int single = basic ? SINGLE : 70;
		int segments = (units <= single) ? 1 : split(text, basic, basic ? PART : 67);
		return new Size(bytes, segments, firstLacking(text));
	}

	private static int septets(int unit) {
		if (BASIC.indexOf(unit) >= 0) {
			return 1;
		}
		return (EXTENSION.indexOf(unit) >= 0) ? 2 : 0;
	}

	private static int split(String text, boolean basic, int perSegment) {
		int segments = 1;
		int used = 0;
		for (int found : text.codePoints().toArray()) {
			int size = basic ? septets(found) : Character.charCount(found);
			if (used + size > perSegment) {
				segments++;
				used = 0;
			}
			used += size;
		}
		return segments;
	}

	private static @Nullable Integer firstLacking(String text) {
		return text.codePoints()
			.filter((found) -> Character.isSupplementaryCodePoint(found)
					|| (found >= Character.MIN_SURROGATE && found <= Character.MAX_SURROGATE))
			.map((found) -> Character.isSupplementaryCodePoint(found) ? found : 0xFFFD)
			.boxed()
			.findFirst()
			.orElse(null);
	}

	@Override
	public @Nullable Channel channel(Size size) {
		Integer segments = size.segments();
		return (segments != null && segments <= MOST_SEGMENTS) ? Channel.SMS : null;
	}

	@Override
	public String tooLong(Size size) {
		return "%s messages; an SMS is split into at most %d".formatted(size.segments(), MOST_SEGMENTS);
	}

	@Override
	public boolean fitsSubject(Size size) {
		return true;
	}

}
