package io.pointexpiry.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Tells a Korean file of one charset that is read in the other: UTF-8 and MS949. Lines of
 * plain ASCII say nothing; of the others, each is in UTF-8 or it is not, and what is not
 * in UTF-8 is in MS949 where Hangul comes of it. The majority decides, so that single
 * damaged rows of a file remain what they are: rejects.
 */
final class CharsetGuess {

	private static final Charset MS949 = Charset.forName("MS949");

	private static final Pattern HANGUL = Pattern.compile("\\p{IsHangul}");

	private static final int LONGEST_LINE = 1 << 16;

	private long utf8;

	private long ms949;

	private CharsetGuess() {
	}

	/**
	 * The charset that a file seems to be written in, where that is the other one of the
	 * two than was said; null: nothing speaks against what was said.
	 * @throws IOException if the file cannot be read
	 */
	static @Nullable Charset otherThan(Charset said, Path file) throws IOException {
		if (!said.equals(StandardCharsets.UTF_8) && !said.equals(MS949)) {
			return null;
		}
		CharsetGuess guess = new CharsetGuess();
		guess.look(file);
		Charset better = (guess.utf8 > guess.ms949) ? StandardCharsets.UTF_8
				: (guess.ms949 > guess.utf8) ? MS949 : said;
		return better.equals(said) ? null : better;
	}

	/** The name by which {@code --charset} knows one of the two. */
	static String nameOf(Charset charset) {
		return charset.equals(MS949) ? "MS949" : charset.name();
	}

	/** The line feed is no part of any other character, in neither charset. */
	private void look(Path file) throws IOException {
		byte[] buffer = new byte[1 << 16];
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		try (InputStream in = Files.newInputStream(file)) {
			for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
				for (int i = 0; i < read; i++) {
					if (buffer[i] != '\n') {
						line.write(buffer[i]);
					}
					if (buffer[i] == '\n' || line.size() == LONGEST_LINE) {
						count(line);
					}
				}
			}
		}
		count(line);
	}

	private void count(ByteArrayOutputStream line) {
		byte[] bytes = line.toByteArray();
		line.reset();
		if (isAscii(bytes)) {
			return;
		}
		if (isHangul(StandardCharsets.UTF_8, bytes)) {
			this.utf8++;
		}
		else if (decoded(StandardCharsets.UTF_8, bytes) == null && isHangul(MS949, bytes)) {
			this.ms949++;
		}
	}

	private static boolean isAscii(byte[] bytes) {
		for (byte it : bytes) {
			if (it < 0) {
				return false;
			}
		}
		return true;
	}

	private static boolean isHangul(Charset charset, byte[] bytes) {
		String text = decoded(charset, bytes);
		return text != null && HANGUL.matcher(text).find();
	}

	private static @Nullable String decoded(Charset charset, byte[] bytes) {
		try {
			return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		}
		catch (CharacterCodingException ex) {
			return null;
		}
	}

}
