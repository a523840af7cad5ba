package io.pointexpiry.cli;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;

import picocli.CommandLine.Option;

/**
 * In which charset files are read. CP949, as iconv and databases call it, is MS949: the
 * charset that Java knows by that name is another one, IBM's.
 */
final class CharsetOption {

	private static final String OTHER_NAME = "CP949";

	@Option(names = "--charset", paramLabel = "NAME",
			description = "of the files: UTF-8 (default), or MS949 for old Korean systems")
	private String name = StandardCharsets.UTF_8.name();

	/**
	 * The charset.
	 * @throws UsageError if there is none of the name
	 */
	Charset charset() {
		try {
			return Charset.forName(this.name.toUpperCase(Locale.ROOT).equals(OTHER_NAME) ? "MS949" : this.name);
		}
		catch (IllegalCharsetNameException | UnsupportedCharsetException ex) {
			throw new UsageError("--charset is \"%s\"; expected UTF-8 or MS949.".formatted(this.name), ex);
		}
	}

}
