package io.pointexpiry.intake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.pointexpiry.database.ChunkSize;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * Splits the groups of a file into ranges that are decided side by side. Where the cuts
 * are follows from the rows that wait when the step begins, and is kept; their number is
 * always the same: a restart finds the partitions that it began.
 */
class StagedRanges implements Partitioner {

	private static final String AFTER = "group.after";

	private static final String TO = "group.to";

	/** Fixed: a restart on a machine with more cores must not lose any. */
	private static final int RANGES = 4;

	private static final int LEAST_ROWS = 20_000;

	/** The cuts are taken from the group of every so-many-th line. */
	private static final int LINES = 100;

	private final FileAtHand<?> file;

	StagedRanges(FileAtHand<?> file) {
		this.file = file;
	}

	/**
	 * Whether groups can be decided side by side, and are so many that it pays. Asked of
	 * the whole file: a restart must find the same answer, whatever waits no longer.
	 */
	static boolean pays(FileAtHand<?> file) {
		boolean many = file.delivery().file().counts().read() >= ChunkSize.of(LEAST_ROWS);
		if (many) {
			file.rows().analyse();
		}
		return many && file.handler().isIndependent();
	}

	@Override
	public Map<String, ExecutionContext> partition(int gridSize) {
		List<String> sample = this.file.rows().groupsOfEvery(ChunkSize.of(LINES));
		Map<String, ExecutionContext> ranges = new LinkedHashMap<>();
		String after = "";
		for (int i = 0; i < RANGES; i++) {
			ExecutionContext range = new ExecutionContext();
			range.putString(AFTER, after);
			if (i + 1 < RANGES) {
				after = sample.isEmpty() ? after : sample.get(sample.size() * (i + 1) / RANGES);
				range.putString(TO, after);
			}
			ranges.put("range" + i, range);
		}
		return ranges;
	}

	/** The group after which a range begins; empty: the first one. */
	static String after(ExecutionContext context) {
		return context.getString(AFTER, "");
	}

	/** The last group of a range; null: the last of all. */
	static @Nullable String to(ExecutionContext context) {
		return context.containsKey(TO) ? Objects.requireNonNull(context.getString(TO)) : null;
	}

}
