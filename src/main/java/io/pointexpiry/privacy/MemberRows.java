package io.pointexpiry.privacy;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180Parser;
import com.opencsv.exceptions.CsvValidationException;
import io.pointexpiry.file.CsvRows;
import io.pointexpiry.file.FinishedFile;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a member in lists of rejected rows: those in which a cell is the member's
 * id or name; where a row has no cells, for its quotes are not in order, those that
 * contain one of them.
 *
 * @param memberId the member
 * @param name their name; null: it is not known
 */
record MemberRows(String memberId, @Nullable String name) {

	/** The last column of a list: the row as it was delivered. */
	private static final int ROW = 4;

	/** Whether a list has one of them. */
	boolean areIn(Path list) throws IOException {
		return read(list).stream().skip(1).anyMatch(this::isTheirs);
	}

	/** Writes a list again, without them. */
	void removeFrom(Path list) throws IOException {
		List<String[]> rows = read(list);
		FinishedFile.write(list, (writer) -> {
			CsvRows csv = CsvRows.plain(writer);
			for (int i = 0; i < rows.size(); i++) {
				if (i == 0 || !isTheirs(rows.get(i))) {
					csv.row((Object[]) rows.get(i));
				}
			}
		});
	}

	private boolean isTheirs(String[] rejected) {
		if (rejected.length <= ROW) {
			return false;
		}
		String row = rejected[ROW];
		try {
			return Stream.of(new RFC4180Parser().parseLine(row)).map(String::strip).anyMatch(this::isTheirs);
		}
		catch (IOException ex) {
			return row.contains(this.memberId) || this.name != null && row.contains(this.name);
		}
	}

	private boolean isTheirs(String cell) {
		return cell.equals(this.memberId) || this.name != null && cell.equals(this.name.strip());
	}

	private static List<String[]> read(Path list) throws IOException {
		List<String[]> rows = new ArrayList<>();
		try (Reader in = Files.newBufferedReader(list);
				CSVReader reader = new CSVReaderBuilder(in).withCSVParser(new RFC4180Parser()).build()) {
			for (String[] row = reader.readNext(); row != null; row = reader.readNext()) {
				rows.add(row);
			}
		}
		catch (CsvValidationException ex) {
			throw new IOException("%s is no list of rejected rows: %s".formatted(list, ex.getMessage()), ex);
		}
		return rows;
	}

}
