package io.pointexpiry.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

import javax.sql.DataSource;

import io.pointexpiry.domain.Programme;
import io.pointexpiry.file.Home;
import io.pointexpiry.metrics.BooksFigures;
import io.pointexpiry.metrics.Figure;
import io.pointexpiry.metrics.MetricsFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * Tells a monitoring system how a command ended that changes the books. That it cannot be
 * told is a warning, and changes nothing about how the command ends.
 */
final class Monitoring {

	private @Nullable Home home;

	private @Nullable List<Figure> books;

	private @Nullable String problem;

	/** From now on its end is told. */
	void begin(Home ofCommand) {
		this.home = ofCommand;
	}

	/** Asks the books, while they are open. */
	void ask(Session session, Expiry expiry) {
		try {
			this.books = BooksFigures.of(session.get(DataSource.class), session.get(Programme.class).zone(),
					session.get(Home.class), expiry.clock().instant());
		}
		catch (IOException | RuntimeException ex) {
			this.problem = String.valueOf(ex.getMessage());
		}
	}

	/**
	 * Writes the file; answers the exit code. Books that could not be asked are told of
	 * where the command did not fail itself.
	 */
	static int ended(CommandLine command, int code) {
		Expiry expiry = (Expiry) command.getCommandSpec().root().userObject();
		expiry.monitoring().write(command, code, expiry);
		return code;
	}

	private void write(CommandLine command, int code, Expiry expiry) {
		if (this.home == null || !Files.isDirectory(this.home.root())) {
			return;
		}
		if (code == ExitCode.FAILED) {
			this.problem = null;
		}
		try {
			new MetricsFile(this.home.metrics()).write(name(command), code, expiry.clock().instant(), this.books);
		}
		catch (IOException | RuntimeException ex) {
			this.problem = String.valueOf(ex.getMessage());
		}
		if (this.problem != null) {
			command.getErr().println("warning: the metrics could not be written whole: " + this.problem.strip());
			command.getErr().flush();
		}
		this.home = null;
	}

	/** Such as policy amend, without the name of the program. */
	private static String name(CommandLine command) {
		return command.getCommandSpec().qualifiedName().replaceFirst("^\\S+ ", "");
	}

}
