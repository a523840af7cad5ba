package io.pointexpiry.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.pointexpiry.support.TestDatabase;

/** A fresh home with the policy of the story, and a fresh database of either kind. */
final class Stage {

	private Stage() {
	}

	static RealProgram fresh(TestDatabase database, Path directory, String name) {
		try {
			Path home = Files.createDirectories(directory.resolve(name).resolve("home"));
			Files.writeString(home.resolve("policy.yml"), Story.POLICY);
			String url = switch (database) {
				case H2 -> "jdbc:h2:file:" + home.resolve("db").resolve("books");
				case POSTGRESQL -> database.emptyUrl();
			};
			return new RealProgram(home, url);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
