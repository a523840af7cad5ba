package io.pointexpiry.intake;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

import io.pointexpiry.intake.ImportFiles.ImportFile;
import io.pointexpiry.intake.ImportRequest.InputFile;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/**
 * The parameters of an execution of the import. A command is known by the digest of what
 * its files say and by the number under which it was entered; where its files lie, and
 * how many rejects they may have, can differ when it is given again.
 */
final class ImportParameters {

	private static final String COMMAND = "command";

	private static final String IMPORT = "import";

	private static final String FILE = "file.";

	private static final String CHARSET = "charset";

	private static final String AT_LEAST = "rejects.atLeast";

	private static final String PERCENT = "rejects.percent";

	private ImportParameters() {
	}

	/** To begin a command, or to go on with it. */
	static JobParameters of(ImportFile first, ImportRequest request) {
		JobParametersBuilder parameters = new JobParametersBuilder(of(first));
		for (InputFile file : request.files()) {
			parameters.addString(FILE + file.input().label(), file.path().toString(), false);
		}
		return parameters.addString(CHARSET, request.charset().name(), false)
			.addLong(AT_LEAST, request.maxRejects().atLeast(), false)
			.addString(PERCENT, request.maxRejects().percent().toPlainString(), false)
			.toJobParameters();
	}

	/** To finish what a command began to merge, without its files. */
	static JobParameters of(ImportFile first) {
		return new JobParametersBuilder().addString(COMMAND, first.commandDigest())
			.addLong(IMPORT, first.commandId())
			.toJobParameters();
	}

	static long commandId(JobParameters parameters) {
		return Objects.requireNonNull(parameters.getLong(IMPORT), IMPORT);
	}

	static @Nullable Path path(JobParameters parameters, Input input) {
		String path = parameters.getString(FILE + input.label());
		return (path != null) ? Path.of(path) : null;
	}

	static Charset charset(JobParameters parameters) {
		String name = parameters.getString(CHARSET);
		return (name != null) ? Charset.forName(name) : StandardCharsets.UTF_8;
	}

	static MaxRejects maxRejects(JobParameters parameters) {
		return new MaxRejects(Objects.requireNonNull(parameters.getLong(AT_LEAST), AT_LEAST),
				new BigDecimal(Objects.requireNonNull(parameters.getString(PERCENT), PERCENT)));
	}

}
