package io.pointexpiry.fault;

/** What befalls a process that works. */
@FunctionalInterface
interface Strike {

	/** As kill -9: the process says nothing any more. */
	Strike KILL = (program, running) -> running.process().destroyForcibly();

	/** As kill: the process is told to end. */
	Strike TERMINATE = (program, running) -> running.process().destroy();

	/**
	 * Strikes once.
	 * @param program whose process it is
	 * @param running the process
	 */
	void hit(RealProgram program, RealProgram.Running running);

}
