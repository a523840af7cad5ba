package io.pointexpiry.intake;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

import io.pointexpiry.intake.RecordReader.Fault;
import io.pointexpiry.intake.RecordReader.RawRecord;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RecordReaderTest {

	@Test
	void readsRecordsWithAnyLineBreakAndPassesOverEmptyLines() throws IOException {
		assertThat(read("a,b\r\nc,d\n\ne,f\rg")).containsExactly(new RawRecord(1, "a,b", null),
				new RawRecord(2, "c,d", null), new RawRecord(4, "e,f", null), new RawRecord(5, "g", null));
	}

	@Test
	void readsQuotedLineBreaksAsPartOfACell() throws IOException {
		assertThat(read("a,\"b\r\n\r\n\"\"c\"\"\",d\ne"))
			.containsExactly(new RawRecord(1, "a,\"b\r\n\r\n\"\"c\"\"\",d", null), new RawRecord(4, "e", null));
	}

	@Test
	void losesOnlyTheFirstLineOfAQuoteThatIsNeverClosed() throws IOException {
		assertThat(read("a,\"b\nc,d\n\"e\",f\n")).containsExactly(new RawRecord(1, "a,\"b", Fault.QUOTES),
				new RawRecord(2, "c,d", null), new RawRecord(3, "\"e\",f", null));
		assertThat(read("a\n\"b")).containsExactly(new RawRecord(1, "a", null), new RawRecord(2, "\"b", Fault.QUOTES));
	}

	@Test
	void doesNotReadAWholeFileBehindAnUnclosedQuote() throws IOException {
		String rest = "c,d\n".repeat(50_000);

		List<RawRecord> records = read("a,\"b\n" + rest);

		assertThat(records).hasSize(50_001);
		assertThat(records.get(0).fault()).isEqualTo(Fault.QUOTES);
		assertThat(records.get(50_000)).isEqualTo(new RawRecord(50_001, "c,d", null));
	}

	@Test
	void reportsQuotesWithinACell() throws IOException {
		assertThat(read("a\"b,c\n\"a\"b,c\nd")).containsExactly(new RawRecord(1, "a\"b,c", Fault.QUOTES),
				new RawRecord(2, "\"a\"b,c", Fault.QUOTES), new RawRecord(3, "d", null));
	}

	@Test
	void keepsTheBeginningOfARowThatIsTooLong() throws IOException {
		List<RawRecord> records = read("x".repeat(1_000_000) + "\nb");

		assertThat(records).hasSize(2);
		assertThat(records.get(0).fault()).isEqualTo(Fault.TOO_LONG);
		assertThat(records.get(0).text()).hasSize(RecordReader.MOST_CHARACTERS);
		assertThat(records.get(1)).isEqualTo(new RawRecord(2, "b", null));
	}

	private static List<RawRecord> read(String text) throws IOException {
		RecordReader reader = new RecordReader(new StringReader(text));
		List<RawRecord> records = new ArrayList<>();
		for (RawRecord next = reader.next(); next != null; next = reader.next()) {
			records.add(next);
		}
		return records;
	}

}
