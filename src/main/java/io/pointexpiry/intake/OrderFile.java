package io.pointexpiry.intake;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.pointexpiry.domain.Width;
import io.pointexpiry.intake.RecordReader.RawRecord;
import io.pointexpiry.language.Noun;
import org.jspecify.annotations.Nullable;

/**
 * A file of orders for the customer desk: a lot a row, until when, why. Its form is
 * checked as that of an import is: a header that lacks a column ends the command, a bad
 * row is a reject. Rows of one lot that say the same are one order; if they differ, all
 * are rejects. It may name the command of each row; then the other command's rows are
 * passed over, so that one file serves both. All of it is held at once: it has at most
 * {@value #MOST_ROWS} rows.
 *
 * @see "rules.md#orders-of-a-file"
 */
public final class OrderFile {

	static final int MOST_ROWS = 100_000;

	private static final Column<String> LOT_ID = Column.required("lot_id", CellFormat.lotId());

	private static final Column<String> COMMAND = Column.optional("command",
			CellFormat.oneOf(Stream.of(Command.values()).map(Command::label).toList()));

	private static final Column<String> MEMBER_ID = Column.optional("member_id", CellFormat.id());

	private static final Column<LocalDate> UNTIL = Column.optional("until", CellFormat.date());

	private static final Column<LocalDate> REQUIRED_UNTIL = Column.required("until", CellFormat.date());

	private static final Column<String> REASON = Column.optional("reason", CellFormat.text(Width.REASON));

	/** For people: the reports that propose orders write them. */
	private static final List<String> NOTES = List.of("points", "week", "stands_out");

	private final Command command;

	private final ColumnMapping mapping;

	private final Map<String, List<Row>> rows = new LinkedHashMap<>();

	private final OrderRejects rejects;

	private long read;

	private long ofOtherCommand;

	private OrderFile(Command command, ColumnMapping mapping) {
		this.command = command;
		this.mapping = mapping;
		this.rejects = new OrderRejects(mapping);
	}

	/**
	 * Reads a file.
	 * @param command which rows are meant
	 * @throws IntakeException if it cannot be read, lacks a column, or has too many rows
	 */
	public static OrderFile read(Path path, Charset charset, Command command) {
		String name = "The file of orders, " + path + ", ";
		String header = SourceFile.look(name, path, charset, command.columns()).header();
		try (Reader in = SourceFile.open(path, charset)) {
			OrderFile file = new OrderFile(command, ColumnMapping.of(columns(UNTIL), header));
			RecordReader records = new RecordReader(in);
			records.next();
			for (RawRecord record = records.next(); record != null; record = records.next()) {
				file.take(record, name);
			}
			file.rejectDiffering();
			return file;
		}
		catch (IOException ex) {
			throw new IntakeException(name + "cannot be read: " + ex.getMessage() + ".");
		}
		catch (RejectedRowException ex) {
			throw new IllegalStateException("the header was looked at before", ex);
		}
	}

	private static List<Column<?>> columns(Column<LocalDate> until) {
		return List.of(LOT_ID, COMMAND, MEMBER_ID, until, REASON);
	}

	private void take(RawRecord record, String name) {
		this.read++;
		if (this.read > MOST_ROWS) {
			throw new IntakeException(name + "has more than %s; split it.".formatted(Noun.ROWS.counted(MOST_ROWS)));
		}
		try {
			if (record.fault() != null) {
				throw record.fault().rejection();
			}
			take(this.mapping.read(record.line(), record.text()));
		}
		catch (RejectedRowException ex) {
			this.rejects.add(record.line(), record.text(), record.fault() == null, ex);
		}
	}

	private void take(Row row) throws RejectedRowException {
		if (!row.getOr(COMMAND, this.command.label()).equals(this.command.label())) {
			this.ofOtherCommand++;
			return;
		}
		if (this.command == Command.EXTEND && row.get(UNTIL) == null) {
			throw UNTIL.bad("", UNTIL.format().expected());
		}
		this.rows.computeIfAbsent(row.require(LOT_ID), (it) -> new ArrayList<>()).add(row);
	}

	private void rejectDiffering() {
		this.rows.values().removeIf((ofLot) -> {
			boolean differing = ofLot.stream().anyMatch((row) -> !row.saysTheSame(ofLot.get(0)));
			if (differing) {
				ofLot.forEach((row) -> this.rejects.add(row,
						LOT_ID.bad(row.get(LOT_ID), "rows of one lot_id that say the same")));
			}
			return differing;
		});
	}

	/** The orders, in the order of the file. */
	public List<Order> orders() {
		return this.rows.values().stream().map((ofLot) -> order(ofLot.get(0))).toList();
	}

	private static Order order(Row row) {
		return new Order(row.line(), row.require(LOT_ID), row.get(MEMBER_ID), row.get(UNTIL), row.get(REASON));
	}

	/** Makes a reject of an order that cannot be carried out. */
	public void reject(Order order, String column, String found, String expected) {
		List<Row> ofLot = this.rows.getOrDefault(order.lotId(), List.of());
		ofLot.forEach((row) -> this.rejects.add(row, new RejectedRowException(column, found, expected)));
	}

	/** How many rows the file has. */
	public long read() {
		return this.read;
	}

	/** How many rows are for the other command. */
	public long ofOtherCommand() {
		return this.ofOtherCommand;
	}

	/** What is wrong with each reject, in a line, by the line of the file. */
	public List<String> rejects() {
		return this.rejects.sentences();
	}

	/** Columns that nobody knows. */
	public List<String> unknownColumns() {
		return this.mapping.unknown().stream().filter((name) -> !NOTES.contains(name)).toList();
	}

	/**
	 * Lists the rejects, as an import does, unless a list there says the same already.
	 * @param directory where lists of rejects lie
	 * @param at when the command was given
	 * @return the list; empty: there are no rejects
	 * @throws IOException if it cannot be written
	 */
	public Optional<Path> list(Path directory, Instant at) throws IOException {
		return this.rejects.list(directory, this.command.label(), at);
	}

	/** A command that takes files of orders. */
	public enum Command {

		/** Promises more time. */
		EXTEND("extend"),
		/** Gives points back. */
		REINSTATE("reinstate");

		private final String label;

		Command(String label) {
			this.label = label;
		}

		/** As it is typed. */
		public String label() {
			return this.label;
		}

		List<Column<?>> columns() {
			return OrderFile.columns((this == EXTEND) ? REQUIRED_UNTIL : UNTIL);
		}

	}

	/**
	 * A row.
	 *
	 * @param line the line of the file on which it begins
	 * @param lotId the lot
	 * @param memberId its member; null: not said
	 * @param until the last usable day; null: not said
	 * @param reason why; null: not said
	 */
	public record Order(long line, String lotId, @Nullable String memberId, @Nullable LocalDate until,
			@Nullable String reason) {
	}

}
