package io.pointexpiry.benchmark;

import java.util.Map;

/**
 * What one round took.
 *
 * @param reference seconds of the reference
 * @param program what the program took
 */
record Round(double reference, Taken program) {

	/**
	 * What a call of the program took.
	 *
	 * @param work seconds of the steps that do the work of the row
	 * @param process seconds of the whole process
	 * @param megabytes the most memory that was resident
	 * @param steps seconds of each step of the call, in their order; empty where there
	 * was none
	 */
	record Taken(double work, double process, long megabytes, Map<String, Double> steps) {

		/** A call that is not a job: all of it is work. */
		static Taken of(Program.Call call) {
			return new Taken(call.seconds(), call.seconds(), call.megabytes(), Map.of());
		}

		/** A call of which some steps are the work; none named: the whole job. */
		static Taken of(Program.Call call, StepTimes times, String... names) {
			double work = (names.length == 0) ? times.job() : times.sum(names);
			return new Taken(work, call.seconds(), call.megabytes(), times.steps());
		}

		/** The same, without the seconds of a call that had nothing to do. */
		Taken less(Program.Call idle) {
			return new Taken(Math.max(0, this.work - idle.seconds()), this.process, this.megabytes, this.steps);
		}

	}

}
