package io.pointexpiry.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Tells one start of the machine from the next. What a process wrote and did not force to
 * the disk outlives the process, but not the machine: after a power failure it may be
 * missing, in whole or in part.
 */
public final class MachineStart {

	private static final Path ID = Path.of("/proc/sys/kernel/random/boot_id");

	private MachineStart() {
	}

	/** The id of this start, as the kernel gives it; empty where it gives none. */
	public static Optional<String> id() {
		try {
			return Files.isReadable(ID) ? Optional.of(Files.readString(ID).strip()) : Optional.empty();
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

}
