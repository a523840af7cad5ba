package io.pointexpiry.cli;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

import io.pointexpiry.report.Report;
import io.pointexpiry.report.Reports;

/** The words by which reports are asked for, as a shell completes them. */
final class ReportNames implements Iterable<String> {

	private static final List<String> OTHERS = List.of("forecast", "unreachable", "night", "overview");

	@Override
	public Iterator<String> iterator() {
		return Stream.concat(Reports.all().stream().map(Report::name), OTHERS.stream()).iterator();
	}

}
