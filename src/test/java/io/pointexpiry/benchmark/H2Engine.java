package io.pointexpiry.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import io.pointexpiry.database.Database;
import org.h2.engine.Constants;

/** H2 in a file. It is opened and closed by each side, so that no cache is warm. */
final class H2Engine implements Engine {

	private static final String FILE = "books";

	private final Path folder;

	private int count;

	H2Engine(Path folder) {
		this.folder = folder;
	}

	@Override
	public String name() {
		return "h2";
	}

	@Override
	public boolean handsOut() {
		return false;
	}

	@Override
	public String description() {
		return "H2 %s, a file, WRITE_DELAY=0; references in a heap of %,d MB".formatted(Constants.VERSION,
				Runtime.getRuntime().maxMemory() >> 20);
	}

	@Override
	public Books create() throws IOException {
		Path home = Files.createDirectories(this.folder.resolve("h2-" + ++this.count));
		return new Books(home, new Database("jdbc:h2:file:" + home.resolve(FILE), null, null));
	}

	@Override
	public Books copy(Books books) throws IOException {
		Books copy = create();
		Files.copy(file(books), file(copy));
		return copy;
	}

	private static Path file(Books books) {
		return books.home().resolve(FILE + ".mv.db");
	}

	@Override
	public long bytes(Books books) throws IOException {
		return Files.size(file(books));
	}

	@Override
	public void drop(Books books) throws IOException {
		Shell.delete(books.home());
	}

	@Override
	public void settle(Books books) throws IOException, SQLException, InterruptedException {
		try (Connection connection = books.connect(); Statement statement = connection.createStatement()) {
			statement.execute("analyze");
		}
		Shell.run("sync");
	}

}
