package io.pointexpiry.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.pointexpiry.domain.Programme;
import io.pointexpiry.policy.PolicyFile;

/** Programmes for tests, read from policy files as operators write them. */
final class Programmes {

	private Programmes() {
	}

	static Programme read(String yaml) {
		try {
			Path file = Files.createTempFile("policy", ".yml");
			Files.writeString(file, yaml);
			Programme programme = PolicyFile.read(file).programme();
			Files.delete(file);
			return programme;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
