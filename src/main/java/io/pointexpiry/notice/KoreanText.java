package io.pointexpiry.notice;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.text.Normalizer;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Text for Korean gateways: bytes of EUC-KR (2,350 syllables) or MS949 (all 11,172), an
 * SMS of up to 90, an LMS of up to 2,000 with a subject of up to 40. Some gateways cut
 * silently what is longer, others refuse it, so both are found here.
 *
 * @param charset EUC-KR or MS949
 * @see "rules.md#texts"
 */
public record KoreanText(Charset charset) implements TextGauge {

	/** An SMS has at most so many. */
	public static final int SMS_BYTES = 90;

	static final int LMS_BYTES = 2000;

	static final int SUBJECT_BYTES = 40;

	/**
	 * What neither charset has (or shows), and what says the same. A missing value means
	 * that nothing needs to be said.
	 */
	private static final Map<Integer, String> SUBSTITUTES = Map.ofEntries(Map.entry(0x20A9, "\uFFE6"), // ₩
			Map.entry(0x2010, "-"), Map.entry(0x2011, "-"), Map.entry(0x2012, "-"), Map.entry(0x2013, "-"),
			Map.entry(0x2014, "-"), Map.entry(0x2212, "-"), Map.entry(0x00A0, " "), Map.entry(0x2007, " "),
			Map.entry(0x2009, " "), Map.entry(0x202F, " "), Map.entry(0x2002, " "), Map.entry(0x2003, " "),
			Map.entry(0x00AD, ""), Map.entry(0x200B, ""), Map.entry(0x200C, ""), Map.entry(0x200D, ""),
			Map.entry(0x2060, ""), Map.entry(0xFEFF, ""), Map.entry(0x2022, "\u00B7"), Map.entry(0x301C, "\uFF5E"));

	@Override
	public String normalise(String text) {
		StringBuilder sent = new StringBuilder(text.length());
		Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach((found) -> {
			String substitute = SUBSTITUTES.get(found);
			if (substitute != null) {
				sent.append(substitute);
			}
			else {
				sent.appendCodePoint(found);
			}
		});
		return sent.toString();
	}

	@Override
	public Size measure(String text) {
		CharsetEncoder encoder = this.charset.newEncoder()
			.onMalformedInput(CodingErrorAction.REPORT)
			.onUnmappableCharacter(CodingErrorAction.REPORT);
		try {
			return new Size(encoder.encode(CharBuffer.wrap(text)).remaining(), null, null);
		}
		catch (CharacterCodingException ex) {
			return new Size(0, null, firstLacking(text));
		}
	}

	private Integer firstLacking(String text) {
		CharsetEncoder encoder = this.charset.newEncoder();
		return text.codePoints()
			.filter((found) -> !encoder.canEncode(Character.toString(found)))
			.boxed()
			.findFirst()
			.orElse(0xFFFD);
	}

	@Override
	public @Nullable Channel channel(Size size) {
		if (size.bytes() <= SMS_BYTES) {
			return Channel.SMS;
		}
		return (size.bytes() <= LMS_BYTES) ? Channel.LMS : null;
	}

	@Override
	public String tooLong(Size size) {
		return "%,d bytes; an LMS has at most %,d".formatted(size.bytes(), LMS_BYTES);
	}

	@Override
	public boolean fitsSubject(Size size) {
		return size.lacking() == null && size.bytes() <= SUBJECT_BYTES;
	}

}
