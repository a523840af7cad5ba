package io.pointexpiry.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CharsetGuessTest {

	private static final Charset MS949 = Charset.forName("MS949");

	/** As much of a file as is read at once. */
	private static final int BUFFER = 1 << 16;

	@ParameterizedTest
	@CsvSource(textBlock = """
			UTF-8,      UTF-8,
			MS949,      UTF-8,      MS949
			UTF-8,      MS949,      UTF-8
			MS949,      MS949,
			UTF-8,      ISO-8859-1,
			""")
	void tellsAKoreanFileThatIsReadInTheOtherCharset(String written, String said, @Nullable String other)
			throws IOException {
		assertThat(guess("M1,김하나\nM2,Lee\n".getBytes(Charset.forName(written)), Charset.forName(said)))
			.isEqualTo((other != null) ? Charset.forName(other) : null);
	}

	@ParameterizedTest
	@ValueSource(ints = { -8, -7, -6, -5, -4, -3, -2, -1, 0, 1 })
	void takesALineTogetherThatIsReadInTwoParts(int place) throws IOException {
		byte[] file = ("x".repeat(BUFFER + place - 1) + "\n" + "하나\n" + "둘").getBytes(MS949);

		assertThat(guess(file, StandardCharsets.UTF_8)).isEqualTo(MS949);
	}

	@Test
	void countsTheLastLineWithoutALineFeed() throws IOException {
		assertThat(guess("M1\nM2,하나".getBytes(MS949), StandardCharsets.UTF_8)).isEqualTo(MS949);
	}

	@Test
	void letsTheMajorityOfLinesDecide() throws IOException {
		byte[] most = "하나\n둘\n".getBytes(StandardCharsets.UTF_8);
		byte[] damaged = "셋\n".getBytes(MS949);
		byte[] file = new byte[most.length + damaged.length];
		System.arraycopy(most, 0, file, 0, most.length);
		System.arraycopy(damaged, 0, file, most.length, damaged.length);

		assertThat(guess(file, StandardCharsets.UTF_8)).isNull();
		assertThat(guess(file, MS949)).isEqualTo(StandardCharsets.UTF_8);
	}

	@Test
	void letsALineSayNothingThatIsNoRow() throws IOException {
		byte[] file = ("하".repeat(BUFFER) + "\n").getBytes(MS949);

		assertThat(guess(file, StandardCharsets.UTF_8)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\n", "member_id\nM1\n" })
	void hasNothingToSayOfPlainText(String text) throws IOException {
		assertThat(guess(text.getBytes(StandardCharsets.US_ASCII), StandardCharsets.UTF_8)).isNull();
		assertThat(guess(text.getBytes(StandardCharsets.US_ASCII), MS949)).isNull();
	}

	private static @Nullable Charset guess(byte[] file, Charset said) throws IOException {
		return CharsetGuess.otherThan(said, new ByteArrayInputStream(file));
	}

}
