package io.pointexpiry.night;

import io.pointexpiry.database.ChunkSize;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.batch.infrastructure.item.ItemStream;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Builds the steps of the night that write a folder, one chunk after the other: its files
 * grow in one order.
 */
@Component
final class FolderSteps {

	private static final int CHUNK = 4_000;

	private final JobRepository repository;

	private final PlatformTransactionManager transactions;

	FolderSteps(JobRepository repository, PlatformTransactionManager transactions) {
		this.repository = repository;
		this.transactions = transactions;
	}

	/**
	 * A step.
	 * @param name the verb, as an operator sees it
	 * @param folder what is opened and closed with the step, and says how far it came
	 */
	<T, D> Step step(String name, ItemStream folder, ItemReader<T> reader, ItemProcessor<T, D> processor,
			ItemWriter<D> writer) {
		return new StepBuilder(name, this.repository).<T, D>chunk(ChunkSize.of(CHUNK))
			.transactionManager(this.transactions)
			.stream(folder)
			.reader(reader)
			.processor(processor)
			.writer(writer)
			.build();
	}

}
