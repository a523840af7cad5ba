package io.pointexpiry.intake;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells how an import gets on, once what it tells is committed. */
final class ProgressAfterCommit {

	private final ImportProgress listener;

	ProgressAfterCommit(ImportProgress listener) {
		this.listener = listener;
	}

	void afterCommit(Input input, ImportProgress.Phase phase, long rows) {
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void afterCommit() {
				ProgressAfterCommit.this.listener.committed(input, phase, rows);
			}

		});
	}

}
