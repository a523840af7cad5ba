package io.pointexpiry.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.pointexpiry.support.Tree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs {@code scripts/expiry}, {@code nightly} and {@code demo} themselves, copied into a
 * repository whose Java is a script that says what it is asked for.
 */
class ScriptsTests {

	/** Unpacks as the real one does; else says where it was started from, and waits. */
	private static final String JAVA = """
			#!/usr/bin/env bash
			[[ $1 != -Djarmode=tools ]] || { mkdir -p "$6" && : >"$6/point-expiry.jar"; exit; }
			while [[ $1 != -jar ]]; do shift; done
			printf '%s\\n' "${2%/*}"
			[[ $3 != wait ]] || read -r || true
			""";

	@TempDir
	private Path repository;

	@BeforeEach
	void copyScripts() throws IOException {
		Path scripts = Files.createDirectory(this.repository.resolve("scripts"));
		for (String name : List.of("expiry", "nightly", "demo")) {
			Files.copy(Path.of("scripts", name), scripts.resolve(name));
		}
		Files.createFile(this.repository.resolve("pom.xml"));
		script(Files.createDirectories(this.repository.resolve("jdk/bin")).resolve("java"), JAVA);
		Files.createDirectory(this.repository.resolve("target"));
		build("first");
	}

	@Test
	void keepsTheUnpackedBuildOfACommandThatIsRunning() throws Exception {
		Process night = start("scripts/expiry", "wait");
		Path inUse = Path.of(night.inputReader().readLine());
		age(inUse);

		build("the second");
		assertThat(said("scripts/expiry", "go")).isNotEqualTo(inUse.toString());
		assertThat(inUse).isDirectory();

		night.outputWriter().close();
		assertThat(night.waitFor()).isZero();
		build("and the third");
		said("scripts/expiry", "go");
		assertThat(inUse).doesNotExist();
	}

	@Test
	void unpacksOnceForCommandsThatAreStartedTogether() throws Exception {
		List<Process> commands = Stream.generate(() -> "go")
			.limit(6)
			.map((word) -> start("scripts/expiry", word))
			.toList();

		for (Process command : commands) {
			assertThat(command.waitFor()).isZero();
		}
		try (Stream<Path> builds = Files.list(this.repository.resolve("target"))) {
			assertThat(builds.filter(Files::isDirectory)).hasSize(1);
		}
	}

	@Test
	void startsFromTheClassesThatOneTrainingArchived() throws Exception {
		script(this.repository.resolve("jdk/bin/java"), """
				#!/usr/bin/env bash
				[[ $1 != -Djarmode=tools ]] || { mkdir -p "$6" && : >"$6/point-expiry.jar"; exit; }
				for option in "$@"; do
					case $option in
						-XX:ArchiveClassesAtExit=*) printf archive >>"${option#*=}" ;;
						-XX:SharedArchiveFile=*) basename "${option#*=}" ;;
					esac
				done
				""");

		String archive = said("scripts/expiry", "go");

		assertThat(archive).matches("classes-.*\\.jsa");
		assertThat(said("scripts/expiry", "go")).isEqualTo(archive);

		Files.writeString(find(archive), "cut");
		assertThat(said("scripts/expiry", "go")).isEqualTo(archive);
		assertThat(find(archive)).content().isEqualTo("archive");
	}

	@Test
	void startsWithoutAnArchiveWhereNoneCanBeMade() throws Exception {
		script(this.repository.resolve("jdk/bin/java"), """
				#!/usr/bin/env bash
				[[ $1 != -Djarmode=tools ]] || { mkdir -p "$6" && : >"$6/point-expiry.jar"; exit; }
				case $* in
					*ArchiveClassesAtExit=*)
						printf half >"$(sed 's/.*AtExit=\\([^ ]*\\).*/\\1/' <<<"$*")"
						printf 'no such option\\n'
						printf 'no such option\\n' >&2
						exit 1 ;;
					*SharedArchiveFile*) exit 1 ;;
				esac
				printf 'started\\n'
				""");

		assertThat(said("scripts/expiry", "go")).isEqualTo("started");
		assertThat(said("scripts/expiry", "go")).isEqualTo("started");
	}

	@Test
	void mailsTheReasonAndNothingOnSuccess() throws Exception {
		program(2, "", "2026-11-23 closed (2026-11-23.1): 5 candidates\\nThe policy file is not there.\\nWrite one.");

		assertThat(said("scripts/nightly", "--home", "home")).startsWith("""
				nightly: exit code 2.
				The policy file is not there.
				Write one.
				All that was said is in home/logs/nightly-""");
		try (Stream<Path> logs = Files.list(this.repository.resolve("home/logs"))) {
			assertThat(logs.toList()).singleElement()
				.satisfies((log) -> assertThat(log).content()
					.contains("began: run --home home\n", "closed (2026-11-23.1)", "Write one.\n",
							"ended with exit code 2\n"));
		}

		program(4, "Closed 1 day.\\nWithheld or refused for the first time, 1 lot:\\n  lot L1", "");
		assertThat(said("scripts/nightly", "--home", "home")).startsWith("""
				nightly: exit code 4.
				Closed 1 day.
				Withheld or refused for the first time, 1 lot:
				  lot L1
				All that""");

		program(0, "Closed 1 day.", "2026-11-23 closed (2026-11-23.1): 5 candidates");
		assertThat(said("scripts/nightly", "--home", "home")).isEmpty();
	}

	@Test
	void demoLetsTheBuildSpeakBeforeItBegins() throws Exception {
		Path sample = Files.createDirectory(this.repository.resolve("sample-data"));
		Files.createFile(sample.resolve("policy.yml"));
		program(2, "", "expiry: there is no build yet; building");

		assertThat(said("scripts/demo", "demo")).isEqualTo("expiry: there is no build yet; building");
	}

	@Test
	void startsAReleaseWithoutABuildAndKeepsItsArchiveInItsCache() throws Exception {
		Path release = release();

		assertThat(said("release/bin/expiry", "go")).isEqualTo(release.toString());

		script(this.repository.resolve("jdk/bin/java"), """
				#!/usr/bin/env bash
				for option in "$@"; do
					case $option in
						-XX:ArchiveClassesAtExit=*) printf archive >>"${option#*=}" ;;
						-XX:SharedArchiveFile=*) dirname "${option#*=}" ;;
					esac
				done
				""");
		assertThat(said("release/bin/expiry", "go")).isEqualTo(release.resolve("cache").toString());
		Tree.delete(release.resolve("cache"));
		assertThat(said("release/bin/expiry", "go")).isEmpty();
		assertThat(release.resolve("cache")).doesNotExist();
	}

	@Test
	void showsWhoeverReplacesAReleaseThatItIsInUse() throws Exception {
		Path release = release();
		String[] replace = { "flock", "-n", release.toString(), "true" };
		Process night = start("release/bin/expiry", "wait");
		night.inputReader().readLine();

		assertThat(start(replace).waitFor()).isEqualTo(1);

		night.outputWriter().close();
		assertThat(night.waitFor()).isZero();
		assertThat(start(replace).waitFor()).isZero();
	}

	@Test
	void refusesAJavaThatIsTooOld() throws Exception {
		Path java = this.repository.resolve("jdk");
		Files.writeString(java.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"11.0.25\"\n");

		assertThat(said("scripts/expiry", "go")).isEqualTo("expiry: " + java.toRealPath()
				+ "/bin/java is Java 11.0.25. Install a JRE 17 or newer, or set JAVA_HOME.");

		Files.writeString(java.resolve("release"), "JAVA_VERSION=\"25\"\n");
		assertThat(said("scripts/expiry", "go")).contains("/target/app-");
	}

	/** A release as it is unpacked, with nothing to build it from. */
	private Path release() throws IOException {
		Path release = Files.createDirectories(this.repository.resolve("release"));
		Files.createDirectory(release.resolve("cache"));
		Files.createFile(release.resolve("point-expiry.jar"));
		Files.copy(Path.of("scripts/expiry"), Files.createDirectory(release.resolve("bin")).resolve("expiry"));
		return release;
	}

	private Path find(String name) throws IOException {
		try (Stream<Path> files = Files.walk(this.repository.resolve("target"))) {
			return files.filter((file) -> file.endsWith(name)).findFirst().orElseThrow();
		}
	}

	private void program(int code, String out, String err) throws IOException {
		script(this.repository.resolve("scripts/expiry"), """
				#!/usr/bin/env bash
				printf '%s'
				printf '%s' >&2
				exit %d
				""".formatted(out.isEmpty() ? "" : out + "\\n", err.isEmpty() ? "" : err + "\\n", code));
	}

	private void build(String content) throws IOException {
		Files.writeString(this.repository.resolve("target/point-expiry.jar"), content);
	}

	private static void age(Path folder) throws IOException {
		Files.setLastModifiedTime(folder, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
	}

	private static void script(Path file, String text) throws IOException {
		Files.writeString(file, text);
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
	}

	private Process start(String... command) {
		ProcessBuilder builder = new ProcessBuilder(command).directory(this.repository.toFile())
			.redirectErrorStream(true);
		builder.environment().put("JAVA_HOME", this.repository.resolve("jdk").toString());
		builder.environment().remove("EXPIRY_HOME");
		try {
			return builder.start();
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	private String said(String... command) throws Exception {
		Process process = start(command);
		String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
		assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
		return text;
	}

}
