package io.pointexpiry.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.pointexpiry.support.TestDatabase;

/**
 * A fresh home with the policy of the story, and a fresh database of either kind; or a
 * copy of both.
 */
final class Stage {

	private static final Pattern STEP = Pattern.compile("(Executing step|Step): \\[([\\w:]+)]");

	private static final FileAttribute<?> OWNER_ONLY = PosixFilePermissions
		.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

	private Stage() {
	}

	static RealProgram fresh(TestDatabase database, Path directory, String name) {
		Path home = home(directory, name);
		return new RealProgram(home, database.urlIn(home.resolve("db")));
	}

	/** The same before its first command: nothing is in the database. */
	static RealProgram untouched(TestDatabase database, Path directory, String name) {
		Path home = home(directory, name);
		return new RealProgram(home, switch (database) {
			case H2 -> "jdbc:h2:file:" + home.resolve("db").resolve("books");
			case POSTGRESQL -> postgresql("template1");
		});
	}

	private static Path home(Path directory, String name) {
		try {
			Path home = Files.createDirectories(directory.resolve(name).resolve("home"), OWNER_ONLY);
			Files.writeString(home.resolve("policy.yml"), Story.POLICY);
			return home;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The same home and the same books once more, of a program that does not run. */
	static RealProgram copy(RealProgram original, Path directory, String name) {
		try {
			Path home = Files.createDirectories(directory.resolve(name), OWNER_ONLY).resolve("home");
			copy(original.home(), home);
			if (original.url().startsWith("jdbc:h2:")) {
				return new RealProgram(home, "jdbc:h2:file:" + home.resolve("db").resolve("books"));
			}
			return new RealProgram(home, postgresql(Server.database(original.url())));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** A new database, as a template is: PostgreSQL's own one is empty. */
	private static String postgresql(String template) {
		String url = TestDatabase.POSTGRESQL.urlIn(Path.of(""));
		try (Server server = new Server(url)) {
			server.execute("drop database " + server.database());
			server.execute("create database %s template %s".formatted(server.database(), template));
		}
		return url;
	}

	private static void copy(Path from, Path to) throws IOException {
		try (Stream<Path> paths = Files.walk(from)) {
			for (Path path : paths.toList()) {
				Files.copy(path, to.resolve(from.relativize(path).toString()));
			}
		}
	}

	/** The step that has begun and not ended, by a program's log; {@code -}: none. */
	static String stepOf(RealProgram program) {
		String step = "-";
		try (Stream<String> lines = Files.lines(program.home().resolve("logs/expiry.log"))) {
			for (Matcher found : lines.map(STEP::matcher).filter(Matcher::find).toList()) {
				boolean within = found.group(1).equals("Executing step") || found.group(2).contains(":");
				step = within ? found.group(2).replaceFirst(":.*", "") : "-";
			}
			return step;
		}
		catch (NoSuchFileException ex) {
			return step;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Waits until a program's log says that a step has begun. */
	static void awaitStep(RealProgram program, String step) {
		Path log = program.home().resolve("logs/expiry.log");
		Instant until = Instant.now().plusSeconds(60);
		while (!begun(log, step)) {
			if (Instant.now().isAfter(until)) {
				throw new AssertionError(step + " never began");
			}
			LockSupport.parkNanos(5_000_000);
		}
	}

	private static boolean begun(Path log, String step) {
		try {
			return Files.exists(log) && Files.readString(log).contains("Executing step: [" + step + "]");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
