package io.pointexpiry.fault;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A redeeming service that runs: in a process of its own, or in this one. */
interface RedeemingProcess {

	/** Lets it end, and tells what it told its members. */
	RedemptionJournal stop();

	/** Starts one in this process, for a database that is in it too. */
	static RedeemingProcess within(String url, String name, int threads, List<LocalDate> days) {
		RedeemingService service = new RedeemingService(url, name, days, threads);
		service.start();
		return () -> {
			try (service) {
				return service.stop();
			}
		};
	}

	/** Starts one in a Java machine of its own, and waits until it redeems. */
	static RedeemingProcess start(String url, String name, int threads, List<LocalDate> days, Path directory) {
		Path journal = directory.resolve(name + "journal.txt");
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
						"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
						RedeemingService.class.getName(), url, name, journal.toString(), String.valueOf(threads)));
		days.forEach((day) -> command.add(day.toString()));
		try {
			Process process = new ProcessBuilder(command).redirectError(directory.resolve(name + "errors.txt").toFile())
				.start();
			BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
			String line = said.readLine();
			while (line != null && !line.equals(RedeemingService.READY)) {
				line = said.readLine();
			}
			if (line == null) {
				throw new IllegalStateException(Files.readString(directory.resolve(name + "errors.txt")));
			}
			return () -> ended(process, journal);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static RedemptionJournal ended(Process process, Path journal) {
		try {
			process.getOutputStream().close();
			if (!process.waitFor(2, TimeUnit.MINUTES)) {
				process.destroyForcibly();
				throw new IllegalStateException("a redeeming process did not end");
			}
			return RedemptionJournal.parse(Files.readString(journal, StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
