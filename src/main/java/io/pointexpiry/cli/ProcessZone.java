package io.pointexpiry.cli;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.TimeZone;

/**
 * The zone in which the process counts. It is UTC: Spring Batch writes times without a
 * zone, and the same books must say the same wherever they are read. Dates of the
 * programme have the programme's zone, and the log that of the machine.
 */
final class ProcessZone {

	private static final ZoneId MACHINE = ZoneId.systemDefault();

	private ProcessZone() {
	}

	/** Leaves the zone of the machine, once a process and before anything is opened. */
	static void toUtc() {
		TimeZone.setDefault(TimeZone.getTimeZone(ZoneOffset.UTC));
	}

	/** The zone in which the process was started. */
	static ZoneId machine() {
		return MACHINE;
	}

}
