package io.pointexpiry.cli;

import java.util.Map;
import java.util.Properties;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BuildVersionTest {

	@Test
	void namesTheVersionAndTheCommitOfTheBuild() {
		assertThat(
				said("build.version", "1.2.3", "build.commit", "319db95ab", "build.commit.time", "2026-11-28T03:46Z"))
			.isEqualTo("point-expiry 1.2.3 (commit 319db95ab of 2026-11-28T03:46Z)");
	}

	@Test
	void saysThatTheBuildHadChangesThatAreInNoCommit() {
		assertThat(said("build.version", "1.2.3", "build.commit", "319db95ab-dirty", "build.commit.time",
				"2026-11-28T03:46Z"))
			.isEqualTo("point-expiry 1.2.3 (commit 319db95ab of 2026-11-28T03:46Z, with changes)");
	}

	@Test
	void saysThatABuildWasMadeOutsideGit() {
		assertThat(said("build.version", "1.2.3", "build.commit", "none", "build.commit.time", "none"))
			.isEqualTo("point-expiry 1.2.3 (built outside git)");
	}

	@Test
	void knowsNoVersionOfClassesThatMavenDidNotBuild() {
		assertThat(said()).isEqualTo("point-expiry of unknown version (built outside git)");
	}

	@Test
	void isReadFromWhateverTheBuildLeft() throws Exception {
		assertThat(new BuildVersion().getVersion()).singleElement().asString().startsWith("point-expiry ");
	}

	private static String said(String... values) {
		Properties build = new Properties();
		for (int i = 0; i < values.length; i += 2) {
			build.putAll(Map.of(values[i], values[i + 1]));
		}
		return BuildVersion.text(build);
	}

}
