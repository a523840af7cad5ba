package io.pointexpiry.intake;

import io.pointexpiry.intake.RecordReader.RawRecord;

import org.springframework.batch.infrastructure.item.ItemProcessor;

/** Turns a record of a file into a row, or a reject where its form is not right. */
class LineParser implements ItemProcessor<RawRecord, ParsedRow> {

	private final ColumnMapping mapping;

	LineParser(ColumnMapping mapping) {
		this.mapping = mapping;
	}

	@Override
	public ParsedRow process(RawRecord raw) {
		try {
			if (raw.fault() != null) {
				throw raw.fault().rejection();
			}
			return this.mapping.read(raw.line(), raw.text());
		}
		catch (RejectedRowException ex) {
			return RejectedRow.of(this.mapping, raw.line(), raw.text(), raw.fault() == null, ex);
		}
	}

}
