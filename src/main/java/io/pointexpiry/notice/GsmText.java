package io.pointexpiry.notice;

import java.text.Normalizer;

import org.jspecify.annotations.Nullable;

/**
 * Text for every other network, as 3GPP TS 23.038 and 23.040 have it: septets of the GSM
 * 7 bit alphabet where all characters are in it (those of its extension table take two),
 * else UCS-2. One message holds 160 septets or 70 units; each of several holds 153 or 67,
 * and a character is never split over two. Always an SMS, of at most ten messages.
 */
record GsmText() implements TextGauge {

	static final int MOST_SEGMENTS = 10;

	private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
			+ "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

	private static final String EXTENSION = "\f^{}\\[~]|€";

	private static final int BITS = 7;

	@Override
	public String normalise(String text) {
		return Normalizer.normalize(text, Normalizer.Form.NFC).replace('\u00A0', ' ').replace("\u200B", "");
	}

	@Override
	public Size measure(String text) {
		boolean basic = text.chars().allMatch((unit) -> septets(unit) > 0);
		int units = basic ? text.chars().map(GsmText::septets).sum() : text.length();
		int bytes = basic ? (units * BITS + Byte.SIZE - 1) / Byte.SIZE : units * 2;
		int single = basic ? 160 : 70;
		int segments = (units <= single) ? 1 : split(text, basic, basic ? 153 : 67);
		Integer lacking = loneSurrogate(text) ? Integer.valueOf(0xFFFD) : null;
		return new Size(bytes, segments, lacking);
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

	private static boolean loneSurrogate(String text) {
		return text.codePoints()
			.anyMatch((found) -> found >= Character.MIN_SURROGATE && found <= Character.MAX_SURROGATE);
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
