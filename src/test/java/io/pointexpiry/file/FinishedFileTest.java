package io.pointexpiry.file;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FinishedFileTest {

	@TempDir
	private Path directory;

	/** The program of a process of its own, under another umask. */
	public static void main(String[] arguments) throws IOException {
		FinishedFile.write(Path.of(arguments[0]), (writer) -> writer.write("done"));
	}

	@Test
	void isForOwnerAndGroupWhateverTheUmask() throws Exception {
		Path file = this.directory.resolve("_RECALLED");

		Process process = new ProcessBuilder("bash", "-c", "umask 077; exec \"$@\"", "-",
				Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp",
				System.getProperty("java.class.path"), FinishedFileTest.class.getName(), file.toString())
			.inheritIO()
			.start();

		assertThat(process.waitFor()).isZero();
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-r-----");
	}

	@Test
	void replacesNoLink() throws IOException {
		Path target = Files.writeString(this.directory.resolve("target"), "kept");
		Path link = Files.createSymbolicLink(this.directory.resolve("link"), target);

		assertThatExceptionOfType(FileSystemException.class)
			.isThrownBy(() -> FinishedFile.write(link, (writer) -> writer.write("done")));

		assertThat(link).isSymbolicLink();
		assertThat(target).hasContent("kept");
	}

}
