package io.pointexpiry.progress;

/** Is told how long work gets on. */
@FunctionalInterface
public interface Progress {

	/** A total that would cost too much to count. */
	long UNKNOWN = -1;

	/** Shows nothing. */
	Progress SILENT = (name, unit, total) -> (number) -> {
	};

	/**
	 * Some work begins.
	 * @param name what is done, as an operator knows it
	 * @param unit what is counted, in the plural
	 * @param total how many there are to do, or {@link #UNKNOWN}
	 * @return to be closed when the work ends, in whatever way
	 */
	Work begin(String name, String unit, long total);

	/** Work that is going on. Several threads may add to it. */
	@FunctionalInterface
	interface Work extends AutoCloseable {

		/** So many more are done, and stay done. */
		void add(long number);

		@Override
		default void close() {
		}

	}

}
