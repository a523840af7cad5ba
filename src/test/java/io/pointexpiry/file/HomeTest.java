package io.pointexpiry.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class HomeTest {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path directory;

	@Test
	void listsFinishedFilesOfRejectsByName() throws IOException {
		Home home = new Home(this.directory);
		Path folder = Files.createDirectory(home.rejects());
		for (String name : new String[] { "members-2.csv", "lots-1.csv", ".lots-3.csv" }) {
			Files.createFile(folder.resolve(name));
		}
		Files.createDirectory(folder.resolve("old"));

		assertThat(home.rejectFiles()).containsExactly(folder.resolve("lots-1.csv"), folder.resolve("members-2.csv"));
	}

	@Test
	void hasNoFilesOfRejectsBeforeThereWasOne() throws IOException {
		assertThat(new Home(this.directory).rejectFiles()).isEmpty();
	}

}
