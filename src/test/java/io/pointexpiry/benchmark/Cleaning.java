package io.pointexpiry.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Removes what a benchmark made, also when it is interrupted. */
final class Cleaning implements AutoCloseable {

	private final Path work;

	private final boolean keep;

	private final List<PostgresEngine> servers = new ArrayList<>();

	private final Thread interrupted = new Thread(this::stop, "cleaning");

	/**
	 * Watches over a directory.
	 * @param keep whether it and the databases stay
	 */
	Cleaning(Path work, boolean keep) {
		this.work = work;
		this.keep = keep;
		Runtime.getRuntime().addShutdownHook(this.interrupted);
	}

	/** Databases of this server are removed too, and the server if it is our own. */
	PostgresEngine add(PostgresEngine server) {
		this.servers.add(server);
		return server;
	}

	@Override
	public void close() throws IOException {
		try {
			Runtime.getRuntime().removeShutdownHook(this.interrupted);
		}
		catch (IllegalStateException ex) { // it is at it already
			return;
		}
		clean();
	}

	private void stop() {
		ProcessHandle.current().children().forEach((child) -> {
			child.destroy();
			child.onExit().join();
		});
		try {
			clean();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void clean() throws IOException {
		for (PostgresEngine server : this.servers) {
			server.close(this.keep);
		}
		if (!this.keep) {
			Shell.delete(this.work);
		}
	}

}
