package io.pointexpiry.night;

import java.util.LinkedHashMap;
import java.util.Map;

import io.pointexpiry.ledger.MemberRange;

import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.stereotype.Component;

/**
 * Splits a step into the ranges of members of its stored plan, so that a restart finds
 * the same partitions: Spring Batch asks again, and would lose those that are not named a
 * second time.
 *
 * @see "rules.md#resuming"
 */
@Component
@StepScope
class PlannedRanges implements Partitioner {

	private static final String NO = "range.no";

	private static final String LOW = "range.low";

	private static final String HIGH = "range.high";

	private final RangePlans plans;

	private final RunPart part;

	PlannedRanges(RangePlans plans, RunPart part) {
		this.plans = plans;
		this.part = part;
	}

	@Override
	public Map<String, ExecutionContext> partition(int gridSize) {
		Map<String, ExecutionContext> contexts = new LinkedHashMap<>();
		for (MemberRange range : this.plans.of(this.part.run().runId(), this.part.step())) {
			ExecutionContext context = new ExecutionContext();
			context.putInt(NO, range.no());
			context.putString(LOW, range.low());
			context.putString(HIGH, range.high());
			contexts.put("range" + range.no(), context);
		}
		return contexts;
	}

	/** The range on which an execution of a step works: all members where it is whole. */
	static MemberRange of(ExecutionContext context) {
		return context.containsKey(NO)
				? new MemberRange(context.getInt(NO), context.getString(LOW), context.getString(HIGH))
				: MemberRange.ALL;
	}

}
