package io.pointexpiry.intake;

import java.util.List;

import io.pointexpiry.job.RangedStep;

/**
 * The steps of an import whose ranges other processes can work on: the check and the
 * merge of each input that is split.
 *
 * @param steps the steps
 */
public record ImportRanges(List<RangedStep> steps) {

	public ImportRanges {
		steps = List.copyOf(steps);
	}

}
