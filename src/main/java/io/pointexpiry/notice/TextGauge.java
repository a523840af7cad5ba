package io.pointexpiry.notice;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** How long a text is on its way to a telephone, and what the way cannot carry. */
public interface TextGauge {

	/**
	 * The text as it is sent: composed (NFC), with what the way lacks replaced where a
	 * plain substitute exists. Nothing is cut.
	 */
	String normalise(String text);

	/** The size of a normalised text. */
	Size measure(String text);

	/** The channel for a text of this size, or null where none takes it. */
	@Nullable Channel channel(Size size);

	/** What a text of a size that no channel takes has too much of, as a reason. */
	String tooLong(Size size);

	/** Whether this text can be the subject of an LMS. */
	boolean fitsSubject(Size size);

	/** How a text is sent. */
	enum Channel {

		SMS, LMS

	}

	/**
	 * What was measured.
	 *
	 * @param bytes the octets on the way
	 * @param segments the messages that it is split into; null where it is not split
	 * @param lacking the first code point that cannot be carried; null: all can
	 */
	record Size(int bytes, @Nullable Integer segments, @Nullable Integer lacking) {

		/** The reason for a text that cannot be carried. */
		public String why(String carrier) {
			int found = (this.lacking != null) ? this.lacking : 0;
			return String.format(Locale.ROOT, "U+%04X (%s) cannot be sent in %s", found, Character.getName(found),
					carrier);
		}

	}

}
