package io.pointexpiry.notice;

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

	/** A Korean programme with these further lines below its one policy. */
	static Programme korean(String policyLines) {
		return of("KT 멤버십", "ko-KR", policyLines);
	}

	/** An English one. */
	static Programme english(String policyLines) {
		return of("Coffee Club", "en", policyLines);
	}

	static Programme of(String name, String locale, String policyLines) {
		return read("""
				programme: club
				name: %s
				time-zone: Asia/Seoul
				locale: %s
				sender: "15880000"
				contact: "114"
				policies:
				  - version: "1"
				    effective-from: 2014-01-01
				    validity: [{period: P1Y}]
				%s
				""".formatted(name, locale, policyLines.indent(4)));
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
