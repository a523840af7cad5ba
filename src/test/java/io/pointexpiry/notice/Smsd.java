package io.pointexpiry.notice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The real smsd, in a spool of its own, over one modem. */
final class Smsd implements AutoCloseable {

	/** Ends it even where nobody is left to do so. */
	private static final String LONGEST_SECONDS = "400";

	private final Path spool;

	private final Process process;

	private Smsd(Path spool, Process process) {
		this.spool = spool;
		this.process = process;
	}

	/** Where the distribution put it. */
	static Optional<Path> find() {
		Stream<String> onPath = Stream.of(System.getenv("PATH").split(":"));
		return Stream.concat(onPath, Stream.of("/usr/sbin", "/usr/local/bin"))
			.map((folder) -> Path.of(folder, "smsd"))
			.filter(Files::isExecutable)
			.findFirst();
	}

	/**
	 * Starts it in the foreground.
	 * @param spool an empty directory, without blanks in its name
	 */
	static Smsd start(Path program, Path spool, int modemPort, Path receipts) throws IOException {
		for (String name : List.of("outgoing", "checked", "failed", "sent", "incoming", "report")) {
			Files.createDirectory(spool.resolve(name));
		}
		// smsd hands its settings to a shell, for which a blank in the path would end it
		Path handler = Files.writeString(spool.resolve("receipts"),
				"#!/bin/sh\nexec '%s' \"$@\"\n".formatted(Path.of("scripts/smsd-receipts").toAbsolutePath()));
		Files.setPosixFilePermissions(handler, PosixFilePermissions.fromString("rwxr-xr-x"));
		Path configuration = Files.writeString(spool.resolve("smsd.conf"), """
				devices = GSM1
				outgoing = %1$s/outgoing
				checked = %1$s/checked
				failed = %1$s/failed
				sent = %1$s/sent
				incoming = %1$s/incoming
				report = %1$s/report
				logfile = %1$s/smsd.log
				infofile = %1$s/smsd.working
				pidfile = %1$s/smsd.pid
				loglevel = 5
				delaytime = 1
				errorsleeptime = 1
				trust_outgoing = yes
				autosplit = 3
				eventhandler = %2$s

				[GSM1]
				device = @127.0.0.1:%3$d
				incoming = yes
				messageids = 3
				notice_ucs2 = 0
				cs_convert_optical = no
				send_retries = 0
				""".formatted(spool, handler, modemPort));
		ProcessBuilder builder = new ProcessBuilder("timeout", "-k", "10", LONGEST_SECONDS, program.toString(), "-t",
				"-c" + configuration);
		builder.environment().put("SMSD_RECEIPTS", receipts.toString());
		builder.redirectErrorStream(true).redirectOutput(spool.resolve("smsd.out").toFile());
		return new Smsd(spool, builder.start());
	}

	Path outgoing() {
		return this.spool.resolve("outgoing");
	}

	/** What it wrote to its log, for a message of a test that fails. */
	String log() {
		try {
			Path log = this.spool.resolve("smsd.log");
			return Files.readString(Files.exists(log) ? log : this.spool.resolve("smsd.out"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Lets it finish what it is at, and waits for it. */
	void stop() throws InterruptedException {
		this.process.destroy();
		if (!this.process.waitFor(60, TimeUnit.SECONDS)) {
			throw new IllegalStateException("smsd does not stop");
		}
	}

	@Override
	public void close() throws InterruptedException {
		List<ProcessHandle> children = this.process.descendants().toList();
		this.process.destroyForcibly().waitFor();
		children.forEach(ProcessHandle::destroyForcibly);
	}

}
