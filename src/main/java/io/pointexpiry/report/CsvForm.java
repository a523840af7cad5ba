package io.pointexpiry.report;

import java.io.IOException;
import java.io.Writer;

import io.pointexpiry.file.CsvRows;

/** For whom a CSV file is written. */
public enum CsvForm {

	/** For programs: RFC 4180, every cell as it is. */
	PLAIN {
		@Override
		CsvRows rows(Writer out) {
			return CsvRows.plain(out);
		}
	},
	/** For spreadsheets: after a byte order mark, with formulas defused. */
	SPREADSHEET {
		@Override
		CsvRows rows(Writer out) throws IOException {
			return CsvRows.spreadsheet(out);
		}
	};

	abstract CsvRows rows(Writer out) throws IOException;

}
