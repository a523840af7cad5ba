package io.pointexpiry.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.pointexpiry.database.Batches;
import io.pointexpiry.domain.Width;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/**
 * The files of import commands, and how far each has come: table {@code import_file}. All
 * files of a command are entered before the first is begun.
 */
final class ImportFiles {

	private static final String COLUMNS = """
			select import_id, command_id, command_digest, input, file_name, sha256, as_of, state, header, rejects_file,
			  rows_read, rows_applied, rows_same, rows_skipped, rows_rejected, started_at
			from import_file
			""";

	private final JdbcTemplate jdbc;

	public ImportFiles(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/** The files of the command that was begun and not finished, in its order. */
	public List<ImportFile> unfinishedCommand() {
		return this.jdbc.query(COLUMNS + """
				where command_id in (select command_id from import_file where state in ('STAGING', 'MERGING'))
				order by import_id""", (row, number) -> file(row));
	}

	/** The files of a command, in its order. */
	public List<ImportFile> ofCommand(long commandId) {
		return this.jdbc.query(COLUMNS + "where command_id = ? order by import_id", (row, number) -> file(row),
				commandId);
	}

	/** One file. */
	public ImportFile find(long importId) {
		return Objects.requireNonNull(
				this.jdbc.queryForObject(COLUMNS + "where import_id = ?", (row, number) -> file(row), importId));
	}

	/**
	 * Enters a file of a command.
	 * @param commandId the first file of the same command; null: this is the first
	 * @return its import id
	 */
	public long enter(@Nullable Long commandId, Entry entry) {
		GeneratedKeyHolder key = new GeneratedKeyHolder();
		this.jdbc.update((connection) -> {
			var statement = connection.prepareStatement("""
					insert into import_file (command_digest, input, file_name, sha256, as_of, state, header, started_at)
					values (?, ?, ?, ?, ?, 'STAGING', ?, ?)""", new String[] { "import_id" });
			Object[] values = { entry.commandDigest(), entry.input(), shown(entry.fileName()), entry.sha256(),
					entry.asOf(), entry.header(), Batches.at(entry.startedAt()) };
			for (int i = 0; i < values.length; i++) {
				statement.setObject(i + 1, values[i]);
			}
			return statement;
		}, key);
		long importId = Objects.requireNonNull(key.getKey()).longValue();
		this.jdbc.update("update import_file set command_id = ? where import_id = ?",
				(commandId != null) ? commandId : importId, importId);
		return importId;
	}

	/** The end of a path says more than its beginning. */
	private static String shown(String fileName) {
		int most = Width.FILE_NAME.characters();
		return Width.FILE_NAME.holds(fileName) ? fileName : "…" + fileName.substring(fileName.length() - most + 1);
	}

	/** All is checked: from now on the rows go into the books. */
	public void merging(long importId) {
		this.jdbc.update("update import_file set state = 'MERGING' where import_id = ?", importId);
	}

	/** What became of its rows so far. */
	public void count(long importId, ImportCounts counts) {
		this.jdbc.update("""
				update import_file set rows_read = ?, rows_applied = ?, rows_same = ?, rows_skipped = ?,
				  rows_rejected = ?
				where import_id = ?""", counts.read(), counts.applied(), counts.same(), counts.skipped(),
				counts.rejected(), importId);
	}

	/**
	 * What became of more of its rows. Chunks that are merged side by side wait here for
	 * each other: it is the last thing that they do.
	 */
	public void add(long importId, ImportCounts more) {
		this.jdbc.update("""
				update import_file set rows_applied = rows_applied + ?, rows_same = rows_same + ?,
				  rows_skipped = rows_skipped + ?, rows_rejected = rows_rejected + ?
				where import_id = ?""", more.applied(), more.same(), more.skipped(), more.rejected(), importId);
	}

	/**
	 * The name of the file of rejects of the same file, if the import command just before
	 * this one was the same one.
	 */
	public Optional<String> rejectsFileJustBefore(ImportFile file) {
		return this.jdbc
			.queryForList("""
					select rejects_file from import_file
					where command_id = (select max(command_id) from import_file where command_id < ?)
					  and command_digest = ? and input = ? and rejects_file is not null""", String.class,
					file.commandId(), file.commandDigest(), file.input())
			.stream()
			.findFirst();
	}

	/** Chooses the name of its file of rejects, before that file is written. */
	public void rejectsFile(long importId, String name) {
		this.jdbc.update("update import_file set rejects_file = ? where import_id = ?", name, importId);
	}

	/** All of its rows are in the books or among the rejects. */
	public void done(long importId, Instant endedAt) {
		this.jdbc.update("update import_file set state = 'DONE', ended_at = ? where import_id = ?", Batches.at(endedAt),
				importId);
	}

	/** Too much of it was bad: none of its rows is in the books. */
	public void rejected(long importId, ImportCounts counts, Instant endedAt) {
		count(importId, counts);
		this.jdbc.update("update import_file set state = 'REJECTED', ended_at = ? where import_id = ?",
				Batches.at(endedAt), importId);
	}

	/** Forgets the files of a command that left no trace in the books so far. */
	public void forgetWaiting(long commandId) {
		this.jdbc.update("delete from import_file where command_id = ? and state = 'STAGING'", commandId);
	}

	private static ImportFile file(ResultSet row) throws SQLException {
		ImportCounts counts = new ImportCounts(row.getLong("rows_read"), row.getLong("rows_applied"),
				row.getLong("rows_same"), row.getLong("rows_skipped"), row.getLong("rows_rejected"));
		return new ImportFile(row.getLong("import_id"), row.getLong("command_id"),
				Objects.requireNonNullElse(row.getString("command_digest"), ""),
				Objects.requireNonNull(row.getString("input")), Objects.requireNonNull(row.getString("file_name")),
				Objects.requireNonNull(row.getString("sha256")), Batches.date(row, "as_of"),
				State.valueOf(row.getString("state")), Objects.requireNonNullElse(row.getString("header"), ""),
				row.getString("rejects_file"), counts,
				Objects.requireNonNull(row.getObject("started_at", OffsetDateTime.class)).toInstant());
	}

	/** How far a file has come. */
	public enum State {

		/** Its rows are being read and checked; none is in the books. */
		STAGING,
		/** Its rows are going into the books. */
		MERGING,
		/** Finished. */
		DONE,
		/** Finished: too much of it was bad, so none of it was taken. */
		REJECTED

	}

	/**
	 * What is entered of a file before it is begun.
	 *
	 * @param commandDigest what all files of the command say, in short
	 * @param input the input's name, as in {@code --lots}
	 * @param fileName the file, as the operator named it
	 * @param sha256 of its bytes
	 * @param asOf the day whose state it tells; null: not said
	 * @param header its first row
	 * @param startedAt when the command was first begun
	 */
	public record Entry(String commandDigest, String input, String fileName, String sha256, @Nullable LocalDate asOf,
			String header, Instant startedAt) {
	}

	/**
	 * A file of an import command.
	 *
	 * @param importId its number
	 * @param commandId the number of the first file of its command
	 * @param commandDigest what all files of the command say, in short
	 * @param input the input's name, as in {@code --lots}
	 * @param fileName the file, as the operator named it
	 * @param sha256 of its bytes
	 * @param asOf the day whose state it tells; null: not said
	 * @param state how far it has come
	 * @param header its first row
	 * @param rejectsFile the name of its file of rejects; null: not chosen
	 * @param counts what became of its rows so far
	 * @param startedAt when the command was first begun
	 */
	public record ImportFile(long importId, long commandId, String commandDigest, String input, String fileName,
			String sha256, @Nullable LocalDate asOf, State state, String header, @Nullable String rejectsFile,
			ImportCounts counts, Instant startedAt) {
	}

}
