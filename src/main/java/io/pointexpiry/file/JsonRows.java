package io.pointexpiry.file;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rows as one JSON array of objects, each with the names of the header: numbers and truth
 * values as such, null where a cell is empty, everything else as its text. Rows are
 * written as they come.
 */
public final class JsonRows implements RowWriter {

	private final JsonGenerator json;

	private String @Nullable [] names;

	/**
	 * Begins the array.
	 * @param out where the text goes; flushed, not closed
	 */
	public JsonRows(Writer out) {
		this.json = JsonMapper.shared().writer().without(StreamWriteFeature.AUTO_CLOSE_TARGET).createGenerator(out);
		this.json.writeStartArray();
	}

	@Override
	public void row(@Nullable Object... cells) throws IOException {
		try {
			if (this.names == null) {
				this.names = texts(cells);
			}
			else {
				object(this.names, cells);
			}
		}
		catch (JacksonException ex) {
			throw new IOException(ex);
		}
	}

	private static String[] texts(@Nullable Object... cells) {
		String[] texts = new String[cells.length];
		for (int i = 0; i < texts.length; i++) {
			texts[i] = Objects.requireNonNull(cells[i], "a header has names").toString();
		}
		return texts;
	}

	private void object(String[] columns, @Nullable Object... cells) {
		this.json.writeRaw('\n');
		this.json.writeStartObject();
		for (int i = 0; i < cells.length; i++) {
			this.json.writeName(columns[i]);
			value(cells[i]);
		}
		this.json.writeEndObject();
	}

	private void value(@Nullable Object cell) {
		if (cell == null) {
			this.json.writeNull();
		}
		else if (cell instanceof Boolean truth) {
			this.json.writeBoolean(truth);
		}
		else if (cell instanceof Number number) {
			this.json
				.writeNumber((number instanceof BigDecimal decimal) ? decimal.toPlainString() : String.valueOf(number));
		}
		else {
			this.json.writeString(cell.toString());
		}
	}

	/** Ends the array. */
	public void end() throws IOException {
		try {
			this.json.writeEndArray();
			this.json.writeRaw('\n');
			this.json.close();
		}
		catch (JacksonException ex) {
			throw new IOException(ex);
		}
	}

}
