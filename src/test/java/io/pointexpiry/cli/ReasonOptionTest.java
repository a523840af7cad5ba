package io.pointexpiry.cli;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What counts as a reason that somebody can read later. */
class ReasonOptionTest {

	@ParameterizedTest
	@ValueSource(strings = { "...", " ... ", "…", "-", "?!", "\"...\"" })
	void refusesAReasonWithoutALetterOrADigit(String given) {
		assertThatExceptionOfType(UsageError.class).isThrownBy(() -> ReasonOption.reason("--reason", given))
			.withMessage("--reason is '" + given.strip()
					+ "'; expected words that say why. Type the reason and run the command again.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a call", "x", "7", "민원", "ticket 4711 ...", "𠮷" })
	void takesAReasonWithALetterOrADigit(String given) {
		assertThat(ReasonOption.reason("--reason", given)).isEqualTo(given);
	}

}
