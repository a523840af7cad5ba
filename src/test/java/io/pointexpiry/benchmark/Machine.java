package io.pointexpiry.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The machine on which something was measured, for the heading. */
final class Machine {

	private static final Pattern MEMORY = Pattern.compile("MemTotal:\\s+(\\d+) kB");

	private Machine() {
	}

	static String description() {
		return "%d cores, %s memory, %s %s, Java %s".formatted(Runtime.getRuntime().availableProcessors(), memory(),
				System.getProperty("os.name"), System.getProperty("os.version"), System.getProperty("java.version"));
	}

	private static String memory() {
		try {
			Matcher total = MEMORY.matcher(Files.readString(Path.of("/proc/meminfo")));
			return total.find() ? "%,d MB".formatted(Long.parseLong(total.group(1)) >> 10) : "unknown";
		}
		catch (IOException ex) { // no such file on this system
			return "unknown";
		}
	}

}
