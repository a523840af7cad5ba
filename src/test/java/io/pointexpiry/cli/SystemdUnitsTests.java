package io.pointexpiry.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The units of {@code scripts/examples}, as systemd reads them. */
class SystemdUnitsTests {

	@TempDir
	private Path directory;

	@Test
	void areWithoutAFault() throws IOException, InterruptedException {
		assumeTrue(Files.isExecutable(Path.of("/usr/bin/systemd-analyze")), "systemd-analyze is not installed");
		for (String name : new String[] { "point-expiry.service", "point-expiry.timer" }) {
			String unit = Files.readString(Path.of("scripts/examples", name));
			Files.writeString(this.directory.resolve(name),
					unit.replace("/opt/point-expiry", Path.of("").toAbsolutePath().toString()));
		}

		Process verify = new ProcessBuilder("/usr/bin/systemd-analyze", "verify", "./point-expiry.service",
				"./point-expiry.timer")
			.directory(this.directory.toFile())
			.redirectErrorStream(true)
			.start();

		String said = new String(verify.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(verify.waitFor()).as(said).isZero();
		assertThat(said).doesNotContain("point-expiry");
	}

}
