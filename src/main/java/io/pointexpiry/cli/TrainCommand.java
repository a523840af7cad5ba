package io.pointexpiry.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Has the Java machine load what commands load, so that it can archive the classes when
 * it ends: {@code scripts/expiry} calls it once for each build. It works on invented
 * books in a directory of its own, which it leaves there.
 */
@Command(name = "train", hidden = true, description = "For scripts/expiry: loads what commands load.")
final class TrainCommand implements Callable<Integer> {

	private static final String POLICY = """
			programme: training
			name: Training
			time-zone: UTC
			policies:
			  - version: "1"
			    effective-from: 2020-01-01
			    validity: [{period: P1Y}]
			    notices: {expiry-before: [P1M]}
			""";

	private static final String MEMBERS = """
			member_id,phone,tier,joined_on
			M1,010-0000-0001,GOLD,2020-01-01
			""";

	private static final String LOTS = """
			lot_id,member_id,earned_on,points
			L1,M1,2020-06-01,100
			L2,M1,2020-06-30,100
			""";

	@Parameters(paramLabel = "DIR", description = "an empty directory")
	@SuppressWarnings("NullAway.Init")
	private Path directory;

	@Override
	public Integer call() throws IOException, URISyntaxException {
		Files.writeString(this.directory.resolve("policy.yml"), POLICY);
		Path members = Files.writeString(this.directory.resolve("members.csv"), MEMBERS);
		Path lots = Files.writeString(this.directory.resolve("lots.csv"), LOTS);
		int failed = 0;
		for (String[] command : commands(members, lots)) {
			failed += done(command) ? 0 : 1;
		}
		load(TrainCommand.class, "io/pointexpiry/");
		load(org.postgresql.Driver.class, "org/postgresql/core/", "org/postgresql/jdbc/", "org/postgresql/util/");
		return (failed == 0) ? ExitCode.DONE : ExitCode.FAILED;
	}

	private static List<String[]> commands(Path members, Path lots) {
		return List.of(
				new String[] { "import", "--members", members.toString(), "--lots", lots.toString(), "--as-of",
						"2021-05-01" },
				new String[] { "run", "--date", "2021-05-01" }, new String[] { "run", "--date", "2021-06-03" },
				new String[] { "status" }, new String[] { "status", "--json" }, new String[] { "explain", "M1" },
				new String[] { "report", "expiries" }, new String[] { "verify" });
	}

	/** Whether a command came to its end on the invented books; what it says is lost. */
	private boolean done(String... arguments) {
		CommandLine program = Expiry.commandLine(java.time.Clock.systemUTC(),
				Map.of("EXPIRY_HOME", this.directory.toString(), "EXPIRY_CLOCK", "business"));
		PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
		int code = program.setOut(nowhere).setErr(nowhere).execute(arguments);
		return code == ExitCode.DONE || code == ExitCode.DONE_WITH_LIST;
	}

	/**
	 * Loads all classes of a jar below some folders: those too that only the other
	 * database or a rare case needs. Nothing is initialized.
	 */
	private static void load(Class<?> ofJar, String... folders) throws IOException, URISyntaxException {
		Path jar = Path.of(ofJar.getProtectionDomain().getCodeSource().getLocation().toURI());
		if (!Files.isRegularFile(jar)) {
			return; // classes in a folder are never archived
		}
		try (JarFile file = new JarFile(jar.toFile())) {
			file.stream()
				.map(ZipEntry::getName)
				.filter((name) -> name.endsWith(".class"))
				.filter((name) -> List.of(folders).stream().anyMatch(name::startsWith))
				.forEach((name) -> load(name.substring(0, name.length() - ".class".length()).replace('/', '.')));
		}
	}

	private static void load(String name) {
		try {
			Class.forName(name, false, TrainCommand.class.getClassLoader());
		}
		catch (ClassNotFoundException | LinkageError ex) {
			// It is about a library that is not there; commands do without it, too.
		}
	}

}
