package io.pointexpiry.report;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

import io.pointexpiry.progress.Progress;
import io.pointexpiry.support.TestBooks;
import io.pointexpiry.support.TestDatabase;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.pointexpiry.support.Fill.aLot;
import static io.pointexpiry.support.Fill.aMember;
import static io.pointexpiry.support.Fill.anEntry;
import static io.pointexpiry.support.Fill.booksClosed;
import static org.assertj.core.api.Assertions.assertThat;

/** Every report is also a workbook, made of the same rows. */
class WorkbookTests {

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void writesEveryReportAsAWorkbookToo(TestDatabase database) throws IOException {
		try (TestBooks books = database.open()) {
			booksClosed("2024-12-31", "2024-12-31").into(books);
			for (String id : new String[] { "0012345", "1-2", "1E5", "9410123456789012" }) {
				aMember(id).into(books);
				aLot(id, id).into(books);
				anEntry("EXPIRY", id, id, "2024-12-31.1").into(books);
			}

			for (Report report : Reports.all()) {
				List<Row> rows = workbook(books, report);

				assertThat(texts(rows.get(0))).isEqualTo(report.columns());
				assertThat(rows.size()).as(report.name())
					.isEqualTo((int) ReportsTests.csv(books, report.name(), null, null).lines().count());
			}
			List<Row> expiries = workbook(books, Reports.named("expiries").orElseThrow());
			assertThat(expiries.subList(1, 5)).extracting((row) -> row.getCell(3).getText())
				.containsExactly("0012345", "1-2", "1E5", "9410123456789012");
			assertThat(expiries.get(1).getCell(0).getType()).isEqualTo(CellType.NUMBER);
			assertThat(expiries.get(1).getCell(0).asDate()).isEqualTo("2024-12-31T00:00");
			assertThat(expiries.get(1).getCell(8).asNumber()).isEqualByComparingTo("100");
		}
	}

	private static List<Row> workbook(TestBooks books, Report report) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		new Reports(books.dataSource()).writeWorkbook(report, PostedRange.unbounded(), bytes, Progress.SILENT);
		try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes.toByteArray()))) {
			return workbook.getFirstSheet().read();
		}
	}

	private static List<String> texts(Row row) {
		return IntStream.range(0, row.getCellCount()).mapToObj((cell) -> row.getCell(cell).getText()).toList();
	}

}
