package io.pointexpiry.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

import io.pointexpiry.intake.ImportRequest.InputFile;
import io.pointexpiry.intake.RecordReader.RawRecord;

/**
 * A file of which it is known that it can be read and that its header is that of its
 * input.
 *
 * @param file where it lies and what it brings
 * @param charset in which it is written
 * @param header its first row, as it stands there
 * @param sha256 of its bytes
 */
record SourceFile(InputFile file, Charset charset, String header, String sha256) {

	private static final char BYTE_ORDER_MARK = '\uFEFF';

	/**
	 * Looks at a file.
	 * @throws IntakeException if it cannot be imported at all
	 */
	static SourceFile inspect(InputFile file, Charset charset, List<Column<?>> columns) {
		String name = "The file of " + file.input().label() + ", " + file.path() + ", ";
		Looked looked = look(name, file.path(), charset, columns);
		return new SourceFile(file, charset, looked.header(), looked.sha256());
	}

	/**
	 * Looks at any file.
	 * @param name how a sentence on the file begins
	 * @throws IntakeException if it cannot be read, or its header is not the one expected
	 */
	static Looked look(String name, Path path, Charset charset, List<Column<?>> columns) {
		if (Files.isDirectory(path)) {
			throw new IntakeException(name + "is a directory; expected a CSV file.");
		}
		if (!Files.exists(path)) {
			throw new IntakeException(name + "is not there.");
		}
		try (Reader in = open(path, charset)) {
			String sha256 = lookThrough(name, path, charset);
			RawRecord header = new RecordReader(in).next();
			if (header == null) {
				throw new IntakeException(name + "is empty; expected a header: " + expectedHeader(columns) + ".");
			}
			checkHeader(name, header, columns);
			return new Looked(header.text(), sha256);
		}
		catch (IOException ex) {
			throw new IntakeException(name + "cannot be read: " + ex.getMessage() + ".");
		}
	}

	/**
	 * Reads all of a file once.
	 * @return the digest of its bytes
	 */
	private static String lookThrough(String name, Path path, Charset charset) throws IOException {
		MessageDigest digest = newSha256();
		try (InputStream in = new DigestInputStream(Files.newInputStream(path), digest)) {
			Charset other = CharsetGuess.otherThan(charset, in);
			if (other != null) {
				throw new IntakeException("%slooks like %s and would be read as %s; give --charset %s%s.".formatted(
						name, CharsetGuess.nameOf(other), CharsetGuess.nameOf(charset), CharsetGuess.nameOf(other),
						CharsetGuess.otherWay(other)));
			}
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	private static void checkHeader(String name, RawRecord header, List<Column<?>> columns) {
		try {
			if (header.fault() != null) {
				throw header.fault().rejection();
			}
			ColumnMapping.of(columns, header.text());
		}
		catch (RejectedRowException ex) {
			throw new IntakeException("%shas the header \"%s\"; expected %s. The columns are: %s.".formatted(name,
					ex.found(), ex.expected(), expectedHeader(columns)));
		}
	}

	private static String expectedHeader(List<Column<?>> columns) {
		return columns.stream()
			.map((column) -> column.name() + (column.required() ? "*" : ""))
			.collect(Collectors.joining(", ")) + " (* = required)";
	}

	/** Its rows, the header first. */
	Reader open() throws IOException {
		return open(this.file.path(), this.charset);
	}

	static Reader open(Path path, Charset charset) throws IOException {
		var decoder = charset.newDecoder()
			.onMalformedInput(CodingErrorAction.REPLACE)
			.onUnmappableCharacter(CodingErrorAction.REPLACE)
			.replaceWith(String.valueOf(ColumnMapping.UNDECODABLE));
		PushbackReader in = new PushbackReader(new InputStreamReader(Files.newInputStream(path), decoder));
		int first = in.read();
		if (first != BYTE_ORDER_MARK && first >= 0) {
			in.unread(first);
		}
		return in;
	}

	/** The digest by which contents are told apart. */
	static MessageDigest newSha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * What is known of a file whose header is as expected.
	 *
	 * @param header its first row, as it stands there
	 * @param sha256 of its bytes
	 */
	record Looked(String header, String sha256) {
	}

}
