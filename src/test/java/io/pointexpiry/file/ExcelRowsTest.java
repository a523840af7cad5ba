package io.pointexpiry.file;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What Excel finds in a workbook, read back as it does. */
class ExcelRowsTest {

	@ParameterizedTest
	@ValueSource(strings = { "0012345", "9410123456789012", "1-2", "1E5", "=1+1", "+82", "@home", "TRUE", "2024-12-31",
			"가나 & <다>" })
	void keepsAnIdAsItIs(String id) throws IOException {
		Cell cell = read(1_000, List.of("member_id"), List.of(id)).get(0).get(1).getCell(0);

		assertThat(cell.getType()).isEqualTo(CellType.STRING);
		assertThat(cell.getText()).isEqualTo(id);
	}

	@Test
	void givesPointsAsNumbersAndDatesAsDates() throws IOException {
		Row row = read(1_000, List.of("points", "sum", "rate", "on", "recorded_at", "deferred", "month"),
				List.of(82_400L, new BigInteger("999999999999999"), new BigDecimal("0.8621"),
						LocalDate.parse("2024-02-29"), Instant.parse("2024-12-31T15:10:05Z"), true,
						YearMonth.parse("2024-12")))
			.get(0)
			.get(1);

		assertThat(row.getCell(0).asNumber()).isEqualByComparingTo("82400");
		assertThat(row.getCell(1).asNumber()).isEqualByComparingTo("999999999999999");
		assertThat(row.getCell(2).asNumber()).isEqualByComparingTo("0.8621");
		assertThat(row.getCell(3).asDate()).isEqualTo(LocalDateTime.parse("2024-02-29T00:00"));
		assertThat(row.getCell(4).asDate()).isEqualTo(LocalDateTime.parse("2024-12-31T15:10:05"));
		assertThat(row.getCell(5).asBoolean()).isTrue();
		assertThat(row.getCell(6).getText()).isEqualTo("2024-12");
	}

	@Test
	void givesAsTextWhatExcelWouldChange() throws IOException {
		Row row = read(1_000, List.of("points", "on", "day", "text"), List.of(new BigInteger("9223372036854775807"),
				LocalDate.parse("1900-02-28"), LocalDate.parse("1900-03-01"), "_x0041_"))
			.get(0)
			.get(1);

		assertThat(row.getCell(0).getText()).isEqualTo("9223372036854775807");
		assertThat(row.getCell(0).getType()).isEqualTo(CellType.STRING);
		assertThat(row.getCell(1).getText()).isEqualTo("1900-02-28");
		assertThat(row.getCell(2).getType()).isEqualTo(CellType.NUMBER);
		assertThat(row.getCell(2).asNumber()).isEqualByComparingTo("61");
		assertThat(row.getCell(3).getText()).isEqualTo("_x005F_x0041_");
	}

	@Test
	void goesOnInAnotherSheetWhereOneIsFull() throws IOException {
		List<List<Row>> sheets = read(3, List.of("id"), List.of("a"), List.of("b"), List.of("c"), List.of("d"),
				List.of("e"));

		assertThat(sheets.stream().map(ExcelRowsTest::firstCells)).containsExactly(List.of("id", "a", "b"),
				List.of("id", "c", "d"), List.of("id", "e"));
	}

	private static List<String> firstCells(List<Row> rows) {
		return rows.stream().map((row) -> row.getCell(0).getText()).toList();
	}

	@SafeVarargs
	private static List<List<Row>> read(int rowsOfSheet, List<Object>... rows) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ExcelRows excel = new ExcelRows(bytes, "report", rowsOfSheet)) {
			for (List<Object> row : rows) {
				excel.row(row.toArray());
			}
		}
		List<List<Row>> read = new ArrayList<>();
		try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes.toByteArray()));
				Stream<Sheet> sheets = workbook.getSheets()) {
			for (Sheet sheet : sheets.toList()) {
				read.add(sheet.read());
			}
		}
		return read;
	}

}
