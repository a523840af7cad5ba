package io.pointexpiry.policy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * From a file to the one YAML document in it: bytes, text, nodes. What can't be read as
 * such ends the reading with one problem.
 */
final class YamlSource {

	private static final int MOST_BYTES = 1_048_576;

	private static final Pattern ESCAPED = Pattern.compile("\\\\.");

	private static final String EXPECTED = "a policy file in YAML";

	private static final String ANOTHER_FILE = "name it with --policy FILE or EXPIRY_POLICY";

	private final Path file;

	private final Findings findings;

	YamlSource(Path file, Findings findings) {
		this.file = file;
		this.findings = findings;
	}

	/** The document's root. */
	Node read() {
		return compose(text(bytes()));
	}

	private byte[] bytes() {
		try {
			if (Files.isDirectory(this.file)) {
				throw this.findings.fatal(0, "a directory", EXPECTED, ANOTHER_FILE);
			}
			if (Files.size(this.file) > MOST_BYTES) {
				throw this.findings.fatal(0, Files.size(this.file) + " bytes", "at most " + MOST_BYTES, null);
			}
			return Files.readAllBytes(this.file);
		}
		catch (NoSuchFileException ex) {
			throw this.findings.fatal(0, "no such file", EXPECTED, ANOTHER_FILE);
		}
		catch (AccessDeniedException ex) {
			throw this.findings.fatal(0, "a file that must not be read by this user", EXPECTED,
					"change its permissions");
		}
		catch (IOException ex) {
			throw this.findings.fatal(0, "a file that can't be read (" + ex.getMessage() + ")", EXPECTED, null);
		}
	}

	private String text(byte[] bytes) {
		ByteBuffer rest = ByteBuffer.wrap(bytes);
		try {
			String text = StandardCharsets.UTF_8.newDecoder().decode(rest).toString();
			String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
			return withoutMark.stripLeading().startsWith("{") ? yamlOf(withoutMark) : withoutMark;
		}
		catch (CharacterCodingException ex) {
			String before = new String(bytes, 0, rest.position(), StandardCharsets.UTF_8);
			throw this.findings.fatal(lineAfter(before), "bytes that are not UTF-8", "text in UTF-8",
					"save the file as UTF-8");
		}
	}

	/**
	 * JSON may be indented with tabs and escape slashes, which YAML 1.1 takes for errors.
	 */
	private static String yamlOf(String json) {
		return ESCAPED.matcher(json.replace('\t', ' '))
			.replaceAll((escape) -> Matcher.quoteReplacement(escape.group().equals("\\/") ? "/" : escape.group()));
	}

	private Node compose(String text) {
		try {
			Iterator<Node> documents = new Yaml(new LoaderOptions()).composeAll(new StringReader(text)).iterator();
			if (!documents.hasNext()) {
				throw this.findings.fatal(0, "an empty file", EXPECTED, null);
			}
			Node root = documents.next();
			if (documents.hasNext()) {
				throw this.findings.fatal(documents.next().getStartMark().getLine() + 1, "a second document",
						"one document in the file", "remove the line --- between them");
			}
			return root;
		}
		catch (MarkedYAMLException ex) {
			int line = (ex.getProblemMark() != null) ? ex.getProblemMark().getLine() + 1 : 0;
			throw this.findings.fatal(line, "text that is not YAML (" + Quoted.inOneLine(ex.getProblem()) + ")",
					EXPECTED, null);
		}
		catch (ReaderException ex) {
			int line = lineAfter(text.substring(0, text.offsetByCodePoints(0, ex.getPosition())));
			throw this.findings.fatal(line, "the control character U+%04X".formatted(ex.getCodePoint()),
					"printable text", "remove it");
		}
		catch (YAMLException ex) {
			throw this.findings.fatal(0, "YAML beyond its limits (" + Quoted.inOneLine(ex.getMessage()) + ")", EXPECTED,
					"write out what aliases repeat");
		}
	}

	private static int lineAfter(String before) {
		return (int) before.chars().filter((character) -> character == '\n').count() + 1;
	}

}
