package io.pointexpiry.intake;

import java.util.ArrayList;
import java.util.List;

import io.pointexpiry.intake.ImportFiles.ImportFile;
import io.pointexpiry.job.RangedStep;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.FlowBuilder;
import org.springframework.batch.core.job.builder.FlowJobBuilder;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.flow.FlowExecutionStatus;
import org.springframework.batch.core.job.flow.JobExecutionDecider;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;

/**
 * In which order the steps of an import go: input by input, those passed over of which
 * the command has no file; and no further after a file with too many rejects.
 */
final class ImportFlow {

	/** The name of the job. */
	static final String NAME = "import";

	private static final String GIVEN = "GIVEN";

	private static final String TOO_MANY = "TOO_MANY";

	private static final String OTHERWISE = "*";

	private final JobRepository repository;

	private final ImportFiles files;

	private final StagedRejects rejects;

	private final List<FileSteps> all = new ArrayList<>();

	ImportFlow(JobRepository repository, ImportFiles files, StagedRejects rejects) {
		this.repository = repository;
		this.files = files;
		this.rejects = rejects;
	}

	/** Adds the steps of an input, after those of the inputs before it. */
	void add(Input input, Step stage, RangedStep check, RangedStep merge, Step finish) {
		this.all.add(new FileSteps(given(input), stage, check, tooManyRejects(input), merge, finish));
	}

	/** The job. */
	Job build() {
		FlowBuilder<FlowJobBuilder> flow = new JobBuilder(NAME, this.repository).start(this.all.get(0).given())
			.on(GIVEN)
			.to(this.all.get(0).stage());
		for (int i = 0; i < this.all.size(); i++) {
			FileSteps file = this.all.get(i);
			flow.from(file.stage()).next(file.check().plan());
			decide(flow, file.check(), file.tooManyRejects());
			flow.from(file.tooManyRejects()).on(TOO_MANY).to(file.finish());
			flow.from(file.tooManyRejects()).on(OTHERWISE).to(file.merge().plan());
			decide(flow, file.merge(), file.finish());
			flow.from(file.finish()).on(ListRejects.REJECTED).end(ListRejects.REJECTED);
			if (i + 1 < this.all.size()) {
				JobExecutionDecider next = this.all.get(i + 1).given();
				flow.from(file.given()).on(OTHERWISE).to(next).on(GIVEN).to(this.all.get(i + 1).stage());
				flow.from(file.finish()).on("COMPLETED").to(next);
			}
			else {
				flow.from(file.given()).on(OTHERWISE).end();
				flow.from(file.finish()).on("COMPLETED").end();
			}
			flow.from(file.finish()).on(OTHERWISE).fail();
		}
		return flow.end().build();
	}

	private static void decide(FlowBuilder<FlowJobBuilder> flow, RangedStep step, JobExecutionDecider next) {
		flow.from(step.plan()).on(RangedStep.SPLIT).to(step.split()).next(next);
		flow.from(step.plan()).on(RangedStep.WHOLE).to(step.whole()).next(next);
	}

	private static void decide(FlowBuilder<FlowJobBuilder> flow, RangedStep step, Step next) {
		flow.from(step.plan()).on(RangedStep.SPLIT).to(step.split()).next(next);
		flow.from(step.plan()).on(RangedStep.WHOLE).to(step.whole()).next(next);
	}

	private JobExecutionDecider given(Input input) {
		return (job, step) -> {
			boolean given = this.files.ofCommand(ImportParameters.commandId(job.getJobParameters()))
				.stream()
				.anyMatch((file) -> file.input().equals(input.label()));
			return new FlowExecutionStatus(given ? GIVEN : "NOT_GIVEN");
		};
	}

	/** Whether none of a file is taken; of one that is being merged, that was asked. */
	private JobExecutionDecider tooManyRejects(Input input) {
		return (job, step) -> {
			ImportFile present = this.files.ofCommand(ImportParameters.commandId(job.getJobParameters()))
				.stream()
				.filter((file) -> file.input().equals(input.label()))
				.findFirst()
				.orElseThrow();
			boolean tooMany = switch (present.state()) {
				case STAGING ->
					this.rejects.count(present.importId()) > ImportParameters.maxRejects(job.getJobParameters())
						.of(present.counts().read());
				case REJECTED -> true;
				case MERGING, DONE -> false;
			};
			return new FlowExecutionStatus(tooMany ? TOO_MANY : "FEW");
		};
	}

	/**
	 * The steps of one file, and what is asked between them.
	 */
	private record FileSteps(JobExecutionDecider given, Step stage, RangedStep check,
			JobExecutionDecider tooManyRejects, RangedStep merge, Step finish) {
	}

}
