package io.pointexpiry.fault;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;

import io.pointexpiry.support.Tree;

/**
 * How the program is started as a process, many times over: with the classes of one night
 * in an archive that Java machines share, made once for a process of tests. It takes jars
 * only, so that directories of classes become some.
 */
final class FastStart {

	private static final List<String> SMALL = List.of(
			Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-XX:TieredStopAtLevel=1",
			"-XX:+UseSerialGC", "-Xlog:cds=off", "-Xlog:cds+dynamic=off");

	private static final List<String> COMMAND = make();

	private FastStart() {
	}

	/** The Java machine, its options, and the class path. */
	static List<String> command() {
		return COMMAND;
	}

	private static List<String> make() {
		try {
			Path directory = Files.createTempDirectory("start");
			Runtime.getRuntime().addShutdownHook(new Thread(() -> Tree.delete(directory)));
			List<String> paths = List.of("-cp", jars(directory));
			Path archive = directory.resolve("classes.jsa");
			dump(directory, with(SMALL, List.of("-XX:ArchiveClassesAtExit=" + archive), paths));
			return with(SMALL, List.of("-XX:SharedArchiveFile=" + archive), paths);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String jars(Path directory) {
		List<String> jars = new ArrayList<>();
		for (String path : System.getProperty("java.class.path", "").split(File.pathSeparator)) {
			if (!Files.isDirectory(Path.of(path))) {
				jars.add(path);
				continue;
			}
			String jar = directory.resolve(jars.size() + ".jar").toString();
			int code = ToolProvider.findFirst("jar")
				.orElseThrow()
				.run(System.out, System.err, "-c", "-0", "-f", jar, "-C", path, ".");
			if (code != 0) {
				throw new IllegalStateException("No jar of " + path);
			}
			jars.add(jar);
		}
		return jars.stream().collect(Collectors.joining(File.pathSeparator));
	}

	/** Without an archive the program starts as well, only slower. */
	private static void dump(Path directory, List<String> java) throws IOException {
		Path home = Files.createDirectory(directory.resolve("home"));
		Files.writeString(home.resolve("policy.yml"), Story.POLICY);
		ProcessBuilder builder = new ProcessBuilder(with(java,
				List.of("io.pointexpiry.cli.Expiry", "run", "--date", "2025-01-09", "--home", home.toString(), "--db",
						"jdbc:h2:file:" + home.resolve("db/books")),
				List.of()))
			.redirectErrorStream(true)
			.redirectOutput(directory.resolve("said.txt").toFile());
		builder.environment().keySet().removeIf((name) -> name.startsWith("EXPIRY_"));
		Process night = builder.start();
		try {
			if (!night.waitFor(5, TimeUnit.MINUTES)) {
				night.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static List<String> with(List<String> first, List<String> then, List<String> last) {
		List<String> all = new ArrayList<>(first);
		all.addAll(then);
		all.addAll(last);
		return List.copyOf(all);
	}

}
