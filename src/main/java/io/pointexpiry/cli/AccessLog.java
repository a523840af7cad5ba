package io.pointexpiry.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.pointexpiry.file.Home;
import io.pointexpiry.file.PrivateFolder;

/**
 * Who saw whose data: {@code logs/access.log}, for its owner only. A line for each
 * command that shows or exports members: when (UTC), who, the command, the member
 * ({@code *} stands for all), separated by tabs. It is written before anything is shown.
 */
final class AccessLog {

	/** Stands for all members. */
	static final String EVERYBODY = "*";

	private final Path file;

	AccessLog(Home home) {
		this.file = home.logs().resolve("access.log");
	}

	/**
	 * Appends a line.
	 * @throws IOException if it cannot be written; nothing may be shown then
	 */
	void note(Instant at, String who, String command, String memberId) throws IOException {
		PrivateFolder.create(Objects.requireNonNull(this.file.getParent()));
		String line = Stream.of(at.truncatedTo(ChronoUnit.SECONDS).toString(), who, command, memberId)
			.map((cell) -> cell.replaceAll("\\p{Cntrl}", " "))
			.collect(Collectors.joining("\t", "", "\n"));
		try (FileChannel channel = FileChannel.open(this.file,
				Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND),
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
			ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
			while (bytes.hasRemaining()) {
				channel.write(bytes);
			}
		}
	}

}
