package io.pointexpiry.privacy;

import org.jspecify.annotations.Nullable;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/** A process that dies before or after one of its transactions commits. */
final class Bomb extends TransactionTemplate {

	private int left;

	private final boolean committed;

	Bomb(PlatformTransactionManager manager, int left, boolean committed) {
		super(manager);
		this.left = left;
		this.committed = committed;
	}

	@Override
	public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
		boolean kills = this.left-- == 0;
		T result = super.execute((status) -> {
			T done = action.doInTransaction(status);
			if (kills && !this.committed) {
				throw new IllegalStateException("killed");
			}
			return done;
		});
		if (kills) {
			throw new IllegalStateException("killed");
		}
		return result;
	}

}
