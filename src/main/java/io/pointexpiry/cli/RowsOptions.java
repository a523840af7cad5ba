package io.pointexpiry.cli;

import io.pointexpiry.report.CsvForm;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The file of rows that a command writes because it was named, and in which form. */
final class RowsOptions {

	@Mixin
	private final OutputOptions output = new OutputOptions();

	@Option(names = "--excel",
			description = "CSV with a byte order mark, and formulas defused; a workbook, --out F.xlsx, keeps ids as they "
					+ "are")
	private boolean excel;

	OutputOptions output() {
		return this.output;
	}

	boolean isForExcel() {
		return this.excel;
	}

	CsvForm form() {
		return this.excel ? CsvForm.SPREADSHEET : CsvForm.PLAIN;
	}

}
