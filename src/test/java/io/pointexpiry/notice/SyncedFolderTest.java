package io.pointexpiry.notice;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import io.pointexpiry.domain.Programme;
import io.pointexpiry.file.Home;
import io.pointexpiry.ledger.FolderClock;
import io.pointexpiry.support.Publishing;
import io.pointexpiry.support.TestDatabase;
import jdk.jfr.Event;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Power may fail at any time: what the books say is published lies on the disk by then,
 * with every directory that leads to it. The JVM's flight recorder sees what is forced.
 */
class SyncedFolderTest {

	private static final Programme PROGRAMME = Programmes.korean("notices: {expiry-before: [P1M, P3D]}");

	private static final String COMMIT = "commit";

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path home;

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path records;

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void forcesAFolderAndTheWayToItBeforeTheBooksSayThatItIsPublished(TestDatabase database) throws IOException {
		try (NoticeBooks books = NoticeFoldersTest.told(database, PROGRAMME)) {
			List<String> forced = forced(books);

			assertThat(forced).containsSubsequence("notices/2024-11-30/.1/_DONE", "notices/2024-11-30", "notices", "",
					COMMIT);
			assertThat(forced.lastIndexOf("notices/2024-11-30/.1")).isBetween(0, forced.indexOf("notices/2024-11-30"));
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void forcesTheWayToAFolderThatAKilledAttemptLeftInItsPlace(TestDatabase database) throws IOException {
		try (NoticeBooks books = NoticeFoldersTest.told(database, PROGRAMME)) {
			forced(books);
			books.sql("update notice set state = 'MADE'").sql("update notice_folder set state = 'MADE'");

			assertThat(forced(books)).containsSubsequence("notices/2024-11-30", "notices", "", COMMIT);
		}
	}

	/** What publishing forced, below the home, and when the books said so, in order. */
	private List<String> forced(NoticeBooks books) throws IOException {
		Path file = this.records.resolve("publish.jfr");
		try (Recording recording = new Recording()) {
			recording.enable("jdk.FileForce").withoutThreshold().withoutStackTrace();
			recording.start();
			Publishing.publish(
					new NoticeFolders(books.books().template(), new Seen(books), new Home(this.home), PROGRAMME),
					new NoticePages.Folder(LocalDate.parse("2024-11-30"), 1), "2024-11-30.1", "1", FolderClock.SYSTEM,
					List.of());
			recording.stop();
			recording.dump(file);
		}
		return RecordingFile.readAllEvents(file)
			.stream()
			.sorted(Comparator.comparing(RecordedEvent::getStartTime))
			.map(this::shown)
			.filter((line) -> !line.startsWith("/"))
			.toList();
	}

	private String shown(RecordedEvent event) {
		if (!event.getEventType().getName().equals("jdk.FileForce")) {
			return event.getEventType().getName().equals(Committing.class.getName()) ? COMMIT : "/";
		}
		Path path = Path.of(event.getString("path"));
		return path.startsWith(this.home) ? this.home.relativize(path).toString() : path.toString();
	}

	/** A transaction that leaves the notices published is about to commit. */
	static final class Committing extends Event {

	}

	/** Records that. */
	private static final class Seen extends TransactionTemplate {

		private final NoticeBooks books;

		Seen(NoticeBooks books) {
			super(Objects.requireNonNull(books.books().transactions().getTransactionManager()));
			this.books = books;
		}

		@Override
		public <T> T execute(TransactionCallback<T> action) {
			return super.execute((status) -> {
				T result = action.doInTransaction(status);
				if (this.books.one("state", "A").equals("PUBLISHED")) {
					new Committing().commit();
				}
				return result;
			});
		}

	}

}
