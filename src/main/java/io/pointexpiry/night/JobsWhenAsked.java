package io.pointexpiry.night;

import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.Job;

/**
 * The jobs, looked for when one is asked for by its name: to stop it, or to go on with
 * it. Commands that need none build none.
 */
final class JobsWhenAsked extends MapJobRegistry {

	private boolean complete;

	@Override
	public void afterSingletonsInstantiated() {
		// Not yet.
	}

	@Override
	public synchronized @Nullable Job getJob(String name) {
		if (!this.complete) {
			super.afterSingletonsInstantiated();
			this.complete = true;
		}
		return super.getJob(name);
	}

}
