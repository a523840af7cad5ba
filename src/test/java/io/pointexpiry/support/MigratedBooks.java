package io.pointexpiry.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import com.zaxxer.hikari.HikariDataSource;
import io.pointexpiry.database.Database;
import io.pointexpiry.database.Schema;

import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the migrations leave in an embedded database, as a file and as statements. */
final class MigratedBooks {

	/** Empty books. */
	static final Path FILE = file();

	/** How the same are made. */
	static final String[] STATEMENTS = statements().toArray(String[]::new);

	private MigratedBooks() {
	}

	private static Path file() {
		try {
			Path directory = Files.createTempDirectory("migrated");
			Runtime.getRuntime().addShutdownHook(new Thread(() -> Tree.delete(directory)));
			Path books = directory.resolve("books");
			Schema.migrate(new Database("jdbc:h2:file:" + books, null, null));
			return Path.of(books + ".mv.db");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static List<String> statements() {
		try (HikariDataSource migrated = new HikariDataSource(); HikariDataSource copy = new HikariDataSource()) {
			migrated.setJdbcUrl("jdbc:h2:mem:migrated;DB_CLOSE_DELAY=-1;MODE=PostgreSQL");
			copy.setJdbcUrl("jdbc:h2:mem:copy;DB_CLOSE_DELAY=-1;MODE=PostgreSQL");
			Schema.migrate(migrated);
			return inOrder(new JdbcTemplate(migrated).queryForList("script", String.class), new JdbcTemplate(copy));
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** A view after what it selects from: the script has them by name. */
	private static List<String> inOrder(List<String> script, JdbcTemplate copy) {
		List<String> views = new ArrayList<>(script);
		views.removeIf((statement) -> !statement.startsWith("CREATE FORCE VIEW"));
		List<String> ordered = new ArrayList<>(script);
		ordered.removeAll(views);
		ordered.forEach(copy::execute);
		while (!views.isEmpty()) {
			if (!views.removeIf((view) -> compiles(view.replace("FORCE ", ""), copy) && ordered.add(view))) {
				throw new IllegalStateException("Views that select from what is not there: " + views);
			}
		}
		return ordered;
	}

	private static boolean compiles(String view, JdbcTemplate copy) {
		try {
			copy.execute(view);
			return true;
		}
		catch (BadSqlGrammarException ex) {
			return false;
		}
	}

}
