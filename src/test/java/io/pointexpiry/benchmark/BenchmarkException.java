package io.pointexpiry.benchmark;

/** What keeps a benchmark from being measured; its message says what to do. */
final class BenchmarkException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	BenchmarkException(String message) {
		super(message);
	}

}
