package io.pointexpiry.database;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Loads rows by PostgreSQL's COPY, in its text format. */
final class CopyLoader implements RowLoader {

	private static final int CHARACTERS = 1 << 16;

	@Override
	public void load(Connection connection, String table, List<String> columns, Collection<@Nullable Object[]> rows)
			throws SQLException {
		CopyIn copy = connection.unwrap(PGConnection.class)
			.getCopyAPI()
			.copyIn("copy %s (%s) from stdin".formatted(table, String.join(", ", columns)));
		try {
			StringBuilder lines = new StringBuilder(CHARACTERS + 1024);
			LastText[] texts = Stream.generate(LastText::new).limit(columns.size()).toArray(LastText[]::new);
			for (@Nullable
			Object[] row : rows) {
				append(row, texts, lines);
				if (lines.length() >= CHARACTERS) {
					send(lines, copy);
				}
			}
			send(lines, copy);
			copy.endCopy();
		}
		finally {
			if (copy.isActive()) {
				copy.cancelCopy();
			}
		}
	}

	private static void send(StringBuilder lines, CopyIn copy) throws SQLException {
		byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
		copy.writeToCopy(bytes, 0, bytes.length);
		lines.setLength(0);
	}

	private static void append(@Nullable Object[] row, LastText[] texts, StringBuilder line) {
		for (int i = 0; i < row.length; i++) {
			if (i > 0) {
				line.append('\t');
			}
			Object value = row[i];
			if (value == null) {
				line.append("\\N");
			}
			else if (value instanceof String text) {
				escape(text, line);
			}
			else {
				line.append(texts[i].of(value));
			}
		}
		line.append('\n');
	}

	private static void escape(String text, StringBuilder line) {
		if (isPlain(text)) {
			line.append(text);
			return;
		}
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			switch (character) {
				case '\\' -> line.append("\\\\");
				case '\t' -> line.append("\\t");
				case '\n' -> line.append("\\n");
				case '\r' -> line.append("\\r");
				default -> line.append(character);
			}
		}
	}

	private static boolean isPlain(String text) {
		return text.indexOf('\\') < 0 && text.indexOf('\t') < 0 && text.indexOf('\n') < 0 && text.indexOf('\r') < 0;
	}

	/** The text of the last value of a column: days and times repeat from row to row. */
	private static final class LastText {

		private Object value = "";

		private String text = "";

		String of(Object next) {
			if (!next.equals(this.value)) {
				this.value = next;
				this.text = next.toString();
			}
			return this.text;
		}

	}

}
