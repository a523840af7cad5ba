package io.pointexpiry.night;

import java.util.Optional;

import io.pointexpiry.database.ChunkSize;
import io.pointexpiry.job.ChunkSteps;
import io.pointexpiry.job.StepProgress;

import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.batch.infrastructure.item.ItemStream;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.stereotype.Component;

/**
 * Builds the steps of the night that write a folder, one chunk after the other: its files
 * grow in one order.
 */
@Component
final class FolderSteps {

	private static final int CHUNK = 4_000;

	private final ChunkSteps steps;

	FolderSteps(ChunkSteps steps) {
		this.steps = steps;
	}

	/**
	 * A step.
	 * @param name the verb, as an operator sees it
	 * @param folder what is opened and closed with the step, and says how far it came
	 */
	<T, D> Step step(String name, ItemStream folder, ItemReader<T> reader, ItemProcessor<T, Optional<D>> processor,
			ItemWriter<Optional<D>> writer) {
		StepProgress<Optional<D>> told = this.steps.progress(name, "notices", (notice) -> notice.isPresent() ? 1 : 0);
		return this.steps.<T, Optional<D>>chunks(name, ChunkSize.of(CHUNK), told)
			.stream(folder)
			.reader(reader)
			.processor(processor)
			.writer(writer)
			.build();
	}

}
