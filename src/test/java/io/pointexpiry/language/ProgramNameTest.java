package io.pointexpiry.language;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A command that is proposed can be pasted where this call was typed. */
class ProgramNameTest {

	private static final String PROPERTY = "expiry.command";

	private @Nullable String before;

	@BeforeEach
	void keepWhatThisMachineWasTold() {
		this.before = System.getProperty(PROPERTY);
	}

	@AfterEach
	void restoreIt() {
		if (this.before != null) {
			System.setProperty(PROPERTY, this.before);
		}
		else {
			System.clearProperty(PROPERTY);
		}
	}

	@Test
	void isWhatWasTypedToTheLetter() {
		System.setProperty(PROPERTY, "/opt/point-expiry/bin/expiry");

		assertThat(ProgramName.typed()).isEqualTo("/opt/point-expiry/bin/expiry");
	}

	@Test
	void isTheScriptOfACheckoutWhereNobodySaysWhatWasTyped() {
		System.clearProperty(PROPERTY);

		assertThat(ProgramName.typed()).isEqualTo("scripts/expiry");
		assertThat(Path.of(ProgramName.typed())).isExecutable();
	}

	@Test
	void isPassedOnByTheScriptThatIsTyped() throws IOException {
		assertThat(Files.readString(Path.of("scripts/expiry"))).contains("-D" + PROPERTY + "=");
	}

}
