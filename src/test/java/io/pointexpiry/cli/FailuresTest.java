package io.pointexpiry.cli;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.stream.Stream;

import io.pointexpiry.database.WorkLock;
import io.pointexpiry.desk.DeskRefusedException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.dao.DataAccessResourceFailureException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What the operator is told of a failure, and how the process ends. */
class FailuresTest {

	private static final AccessDeniedException DENIED = new AccessDeniedException("/var/expiry/rejects");

	private static final String ALLOW = "/var/expiry/rejects cannot be written to or read."
			+ " Give this user the right to; then give the same command again.";

	static Stream<Arguments> failures() {
		return Stream.of(arguments(DENIED, 2, ALLOW),
				arguments(new BooksCommand.BegunException(new UncheckedIOException(DENIED)), 1, ALLOW),
				arguments(new FileSystemException("/var/a.csv", null, "No space left on device"), 1,
						"/var/a.csv: No space left on device. When that is mended, the same command goes on."),
				arguments(new WorkLock.BusyException("run, process 7 on a, since b"), 3,
						"The books are in use: run, process 7 on a, since b. Try again when it has ended."),
				arguments(new SQLException("file is locked", "90020", 90020), 3,
						"The H2 file is open in another process; it can be used by one at a time."
								+ " Try again when that has ended."),
				arguments(new SQLException("wrong password", "28P01"), 2,
						"The database does not let us in: wrong password."
								+ " Check --db, EXPIRY_DB_USER and EXPIRY_DB_PASSWORD."),
				arguments(new DataAccessResourceFailureException("read", new SQLException("refused.", "08006")), 1,
						"The database cannot be reached: refused."
								+ " Check that it runs, and --db; then give the same command again."),
				arguments(new SQLException("key 01012345678 exists", "23505"), 1,
						"The database failed: key ***-****-5678 exists."
								+ " What was committed stays; the same command goes on."),
				arguments(new DeskRefusedException("There is no member \"01012345678\"; check the id."), 2,
						"There is no member \"***-****-5678\"; check the id."),
				arguments(new IllegalStateException("of 010-1234-5678"), 1,
						"Unexpected: java.lang.IllegalStateException: of ***-****-5678."
								+ " What was committed stays; the log in the home's logs directory says more."));
	}

	@ParameterizedTest
	@MethodSource("failures")
	void saysWhatIsWrongAndTheWayOut(Exception thrown, int code, String sentence) {
		assertThat(Failures.of(thrown)).isEqualTo(new Failures.Failure(code, sentence));
	}

}
