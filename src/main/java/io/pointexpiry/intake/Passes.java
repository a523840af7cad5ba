package io.pointexpiry.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

import io.pointexpiry.intake.ImportProgress.Phase;
import io.pointexpiry.store.ChunkSize;
import io.pointexpiry.store.Conflicts;
import io.pointexpiry.store.ImportCounts;
import io.pointexpiry.store.ImportFiles;
import io.pointexpiry.store.ImportFiles.ImportFile;
import io.pointexpiry.store.StagedRows;
import io.pointexpiry.store.StagedRows.FoundIn;
import io.pointexpiry.store.StagedRows.StagedReject;
import io.pointexpiry.store.StagedRows.StagedRow;

/**
 * The two passes over staged rows: the check, which only counts what would be rejected,
 * and the merge, which makes the same plans again and carries them out, each chunk in one
 * transaction with the note how far the file has come.
 */
final class Passes {

	private static final int CHUNK_ROWS = 2_000;

	/** How often a chunk is tried that lost against another transaction. */
	private static final int TRIES = 5;

	private final StagedRows staged;

	private final ImportFiles files;

	private final TransactionTemplate transactions;

	private final ImportProgress progress;

	private final ImportFile file;

	private final Rows rows;

	private final Layout layout;

	private final @Nullable LocalDate lastClosed;

	Passes(StagedRows staged, ImportFiles files, TransactionTemplate transactions, ImportProgress progress,
			ImportFile file, Rows rows, Layout layout, @Nullable LocalDate lastClosed) {
		this.staged = staged;
		this.files = files;
		this.transactions = transactions;
		this.progress = progress;
		this.file = file;
		this.rows = rows;
		this.layout = layout;
		this.lastClosed = lastClosed;
	}

	/**
	 * Plans every chunk by the books before the first is merged, and keeps the rejects.
	 */
	long check() {
		long rejected = 0;
		long rows = 0;
		for (Chunk chunk = next(""); chunk != null; chunk = next(chunk.lastGroup())) {
			Plan plan = plan(chunk, false);
			List<StagedReject> rejects = rejects(plan);
			this.transactions
				.executeWithoutResult((status) -> this.staged.reject(this.file.importId(), FoundIn.CHECK, rejects));
			rejected += rejects.size();
			rows += chunk.rows().size();
			this.progress.committed(input(), Phase.CHECKING, rows);
		}
		return rejected;
	}

	/** Merges what is not merged yet; returns what became of all rows. */
	ImportCounts merge() {
		ImportCounts counts = this.file.counts();
		for (Chunk chunk = next(this.file.mergedTo()); chunk != null; chunk = next(chunk.lastGroup())) {
			counts = merge(chunk, counts);
			this.progress.committed(input(), Phase.MERGING, counts.applied() + counts.same() + counts.skipped());
		}
		return counts;
	}

	private ImportCounts merge(Chunk chunk, ImportCounts before) {
		for (int attempt = 1;; attempt++) {
			try {
				ImportCounts after = this.transactions.execute((status) -> {
					Plan plan = plan(chunk, true);
					plan.carryOut();
					this.staged.reject(this.file.importId(), FoundIn.MERGE, rejects(plan));
					ImportCounts counts = before.plus(plan.counts());
					this.files.merged(this.file.importId(), chunk.lastGroup(), counts);
					return counts;
				});
				return Objects.requireNonNull(after);
			}
			catch (DataAccessException ex) {
				if (attempt == TRIES || !Conflicts.passes(ex)) {
					throw ex;
				}
			}
		}
	}

	private Plan plan(Chunk chunk, boolean merging) {
		Plan plan = new Plan(this.file, this.lastClosed, merging);
		this.rows.plan(withoutDuplicates(chunk.rows(), plan), plan);
		return plan;
	}

	private List<Row> withoutDuplicates(List<Row> rows, Plan plan) {
		Map<String, Row> firsts = new HashMap<>();
		Set<String> differing = new HashSet<>();
		for (Row row : rows) {
			Row first = firsts.putIfAbsent(this.rows.key(row), row);
			if (first != null && !first.saysTheSame(row)) {
				differing.add(this.rows.key(row));
			}
		}
		if (this.rows.keysCrossGroups()) {
			differing.addAll(this.staged.keysOfSeveralGroups(this.file.importId(), firsts.keySet()));
		}
		List<Row> once = new ArrayList<>();
		for (Row row : rows) {
			String key = this.rows.key(row);
			if (differing.contains(key)) {
				plan.reject(row, differs(row));
			}
			else if (firsts.get(key) == row) {
				once.add(row);
			}
			else {
				plan.same();
			}
		}
		return once;
	}

	private BadRow differs(Row row) {
		Column<?> key = this.rows.columns().get(0);
		return key.bad(row.get(key), "rows of one " + key.name() + " that say the same");
	}

	private List<StagedReject> rejects(Plan plan) {
		return plan.rejects()
			.stream()
			.map((reject) -> Staging.reject(this.layout, reject.row().line(), reject.row().content(), true,
					reject.why()))
			.toList();
	}

	private @Nullable Chunk next(String afterGroup) {
		List<StagedRow> whole = wholeGroups(afterGroup);
		if (whole.isEmpty()) {
			return null;
		}
		List<Row> read = new ArrayList<>(whole.size());
		for (StagedRow row : whole) {
			read.add(read(row));
		}
		return new Chunk(read, whole.get(whole.size() - 1).group());
	}

	private List<StagedRow> wholeGroups(String afterGroup) {
		int limit = ChunkSize.of(CHUNK_ROWS);
		while (true) {
			List<StagedRow> found = this.staged.next(this.file.importId(), afterGroup, limit);
			if (found.size() < limit) {
				return found;
			}
			String last = found.get(limit - 1).group();
			int end = limit;
			while (end > 0 && found.get(end - 1).group().equals(last)) {
				end--;
			}
			if (end > 0) {
				return found.subList(0, end);
			}
			limit = Math.multiplyExact(limit, 2);
		}
	}

	private Row read(StagedRow row) {
		try {
			return this.layout.read(row.line(), row.content());
		}
		catch (BadRow ex) {
			throw new IllegalStateException("line %d was staged, but can not be read".formatted(row.line()), ex);
		}
	}

	private Input input() {
		return Input.of(this.file.input());
	}

	/** Rows of whole groups, in order. */
	private record Chunk(List<Row> rows, String lastGroup) {
	}

}
