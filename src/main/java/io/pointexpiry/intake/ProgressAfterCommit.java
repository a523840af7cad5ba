package io.pointexpiry.intake;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells how an import gets on, once what it tells is committed. Where a step is split,
 * the parts tell each of itself, and the listener hears of all together.
 */
final class ProgressAfterCommit {

	private final ImportProgress listener;

	private final Map<Part, Long> parts = new ConcurrentHashMap<>();

	ProgressAfterCommit(ImportProgress listener) {
		this.listener = listener;
	}

	/** So many rows of a file are through a phase. */
	void afterCommit(Input input, ImportProgress.Phase phase, long rows) {
		afterCommit(input, phase, "", rows);
	}

	/**
	 * So many rows of a part of a file are through a phase.
	 * @param after the group after which the part begins
	 */
	void afterCommit(Input input, ImportProgress.Phase phase, String after, long rows) {
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void afterCommit() {
				ProgressAfterCommit.this.committed(new Part(input, phase, after), rows);
			}

		});
	}

	private void committed(Part part, long rows) {
		this.parts.put(part, rows);
		long all = this.parts.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().isBeside(part))
			.mapToLong(Map.Entry::getValue)
			.sum();
		this.listener.committed(part.input(), part.phase(), all);
	}

	/** What tells of itself. */
	private record Part(Input input, ImportProgress.Phase phase, String after) {

		boolean isBeside(Part other) {
			return this.input == other.input && this.phase == other.phase;
		}

	}

}
