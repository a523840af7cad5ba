package io.pointexpiry.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Statements of a reference, one transaction. {@code copy … from 'FILE'} and
 * {@code copy … to 'FILE'} are read and written on this side of the connection, as
 * {@code \copy} of psql does.
 *
 * @param statements in their order
 */
record Script(List<String> statements) {

	private static final Pattern COPY = Pattern.compile("(?s)(copy .+) (from|to) '([^']+)'(.*)");

	private static final Pattern COMMENT = Pattern.compile("(?m)^--.*\n");

	Script {
		statements = List.copyOf(statements);
	}

	/**
	 * Reads {@code benchmark/FOLDER/NAME.sql}, or the one for all databases.
	 * @param values what the {@code ${…}} in it stand for
	 */
	static Script read(String folder, String name, Map<String, String> values) throws IOException {
		String text = COMMENT.matcher(text(folder, name)).replaceAll("");
		for (Map.Entry<String, String> value : values.entrySet()) {
			text = text.replace("${" + value.getKey() + "}", value.getValue());
		}
		return new Script(Stream.of(text.split(";\\s*\n")).map(String::strip).filter((it) -> !it.isEmpty()).toList());
	}

	private static String text(String folder, String name) throws IOException {
		for (String place : List.of("/benchmark/" + folder + "/" + name + ".sql", "/benchmark/" + name + ".sql")) {
			try (InputStream stream = Script.class.getResourceAsStream(place)) {
				if (stream != null) {
					return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
				}
			}
		}
		throw new IllegalArgumentException("no statements %s for %s".formatted(name, folder));
	}

	/**
	 * Executes and commits them.
	 * @return seconds, the commit included, the connection not
	 */
	double run(Books books) throws IOException, SQLException {
		try (Connection connection = books.connect()) {
			connection.setAutoCommit(false);
			long start = System.nanoTime();
			for (String statement : this.statements) {
				execute(connection, statement);
			}
			connection.commit();
			return Shell.secondsSince(start);
		}
	}

	private static void execute(Connection connection, String sql) throws IOException, SQLException {
		Matcher copy = COPY.matcher(sql);
		if (copy.matches()) {
			copy(connection.unwrap(PGConnection.class).getCopyAPI(), copy);
			return;
		}
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private static void copy(CopyManager copies, Matcher copy) throws IOException, SQLException {
		Path file = Path.of(copy.group(3));
		if (copy.group(2).equals("from")) {
			try (InputStream content = Files.newInputStream(file)) {
				copies.copyIn(copy.group(1) + " from stdin" + copy.group(4), content, 1 << 16);
			}
		}
		else {
			try (OutputStream content = Files.newOutputStream(file)) {
				copies.copyOut(copy.group(1) + " to stdout" + copy.group(4), content);
			}
		}
	}

}
