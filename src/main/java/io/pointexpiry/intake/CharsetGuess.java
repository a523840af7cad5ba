package io.pointexpiry.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.Character.UnicodeScript;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * Tells a Korean file of one charset that is read in the other: UTF-8 and MS949. Lines of
 * plain ASCII say nothing; of the others, each is in UTF-8 or it is not, and what is not
 * in UTF-8 is in MS949 where Hangul comes of it. The majority decides, so that single
 * damaged rows of a file remain what they are: rejects.
 */
final class CharsetGuess {

	private static final Charset MS949 = Charset.forName("MS949");

	/** A longer line says nothing: it is no row. */
	private static final int LONGEST_LINE = 1 << 16;

	private final CharsetDecoder fromUtf8 = StandardCharsets.UTF_8.newDecoder();

	private final CharsetDecoder fromMs949 = MS949.newDecoder();

	private long utf8;

	private long ms949;

	private CharsetGuess() {
	}

	/**
	 * The charset that a file seems to be written in, where that is the other one of the
	 * two than was said; null: nothing speaks against what was said.
	 * @param in all of the file; it is read to its end
	 * @throws IOException if the file cannot be read
	 */
	static @Nullable Charset otherThan(Charset said, InputStream in) throws IOException {
		CharsetGuess guess = new CharsetGuess();
		guess.look(in);
		if (!said.equals(StandardCharsets.UTF_8) && !said.equals(MS949)) {
			return null;
		}
		Charset better = (guess.utf8 > guess.ms949) ? StandardCharsets.UTF_8
				: (guess.ms949 > guess.utf8) ? MS949 : said;
		return better.equals(said) ? null : better;
	}

	/** The name by which {@code --charset} knows one of the two. */
	static String nameOf(Charset charset) {
		return charset.equals(MS949) ? "MS949" : charset.name();
	}

	/** What else can be done with a file of a charset, where there is anything. */
	static String otherWay(Charset charset) {
		return charset.equals(MS949) ? " (iconv and others call it CP949: iconv -f CP949 -t UTF-8)" : "";
	}

	/** The line feed is no part of any other character, in neither charset. */
	private void look(InputStream in) throws IOException {
		byte[] buffer = new byte[1 << 16];
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		boolean ascii = true;
		for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
			int from = 0;
			for (int i = 0; i < read; i++) {
				ascii &= buffer[i] >= 0;
				if (buffer[i] == '\n') {
					count(line, ascii, buffer, from, i);
					from = i + 1;
					ascii = true;
				}
			}
			keep(line, buffer, from, read);
		}
		count(line, ascii, buffer, 0, 0);
	}

	/**
	 * Counts a line that ends here. Most are plain ASCII, and need not even be put
	 * together.
	 */
	private void count(ByteArrayOutputStream line, boolean ascii, byte[] buffer, int from, int to) {
		if (!ascii) {
			keep(line, buffer, from, to);
			if (line.size() < LONGEST_LINE) {
				count(line.toByteArray());
			}
		}
		line.reset();
	}

	private static void keep(ByteArrayOutputStream line, byte[] buffer, int from, int to) {
		line.write(buffer, from, Math.min(to - from, LONGEST_LINE - line.size()));
	}

	private void count(byte[] line) {
		if (isHangul(this.fromUtf8, line)) {
			this.utf8++;
		}
		else if (decoded(this.fromUtf8, line) == null && isHangul(this.fromMs949, line)) {
			this.ms949++;
		}
	}

	private static boolean isHangul(CharsetDecoder decoder, byte[] line) {
		CharBuffer text = decoded(decoder, line);
		return text != null && text.chars().anyMatch((it) -> Character.UnicodeScript.of(it) == UnicodeScript.HANGUL);
	}

	private static @Nullable CharBuffer decoded(CharsetDecoder decoder, byte[] line) {
		try {
			return decoder.decode(ByteBuffer.wrap(line));
		}
		catch (CharacterCodingException ex) {
			return null;
		}
	}

}
