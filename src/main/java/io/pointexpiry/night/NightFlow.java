package io.pointexpiry.night;

import io.pointexpiry.job.RangedStep;

import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.job.builder.FlowBuilder;
import org.springframework.batch.core.job.flow.Flow;
import org.springframework.batch.core.job.flow.support.SimpleFlow;
import org.springframework.batch.core.step.Step;

/** Puts the steps of a night in order: plain ones, and those that work on ranges. */
final class NightFlow {

	private final FlowBuilder<SimpleFlow> flow;

	private @Nullable Flow before;

	private NightFlow(String name) {
		this.flow = new FlowBuilder<>(name);
	}

	/** Begins an order of steps. */
	static NightFlow of(String name) {
		return new NightFlow(name);
	}

	/** Goes on with a step. */
	NightFlow then(Step step) {
		return then(whole(step, step.getName()));
	}

	/**
	 * Goes on with a step that works on ranges, as a whole or split, as it was planned.
	 */
	NightFlow then(RangedStep step) {
		return then(new FlowBuilder<SimpleFlow>(step.name()).start(step.plan())
			.on(RangedStep.SPLIT)
			.to(whole(step.split(), step.name() + ".split"))
			.from(step.plan())
			.on(RangedStep.WHOLE)
			.to(whole(step.whole(), step.name() + ".whole"))
			.build());
	}

	/** Goes on with an order of steps. */
	NightFlow then(Flow next) {
		if (this.before == null) {
			this.flow.start(next);
		}
		else {
			this.flow.from(this.before).next(next);
		}
		this.before = next;
		return this;
	}

	private static Flow whole(Step step, String name) {
		return new FlowBuilder<SimpleFlow>(name).start(step).build();
	}

	/** The steps in their order. */
	Flow build() {
		return this.flow.build();
	}

}
