package io.pointexpiry.intake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

import io.pointexpiry.intake.RowHandler.RowRules;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads staged rows group by group, with all that decides them: a page at a time, one
 * look-up in each table. What was looked up is true, and locked where it is to be merged,
 * within one transaction; so a page is a chunk. Of a step that is split, each execution
 * reads the groups of its range.
 *
 * @param <C> what a row changes
 */
class StagedGroups<C> implements ItemStreamReader<RowGroup<C>> {

	/** Earlier releases read lots in another order, and called it {@code group.last}. */
	private static final String GROUP = "group.read";

	private final FileAtHand<C> file;

	private final int chunk;

	private final boolean lock;

	private final Deque<RowGroup<C>> page = new ArrayDeque<>();

	private String last = "";

	private @Nullable String to;

	private boolean atStartOfChunk = true;

	/**
	 * Reads for chunks of so many groups.
	 * @param lock whether what decides a row must stay so until the chunk is committed
	 */
	StagedGroups(FileAtHand<C> file, int chunk, boolean lock) {
		this.file = file;
		this.chunk = chunk;
		this.lock = lock;
	}

	@Override
	public void open(ExecutionContext context) {
		this.last = context.getString(GROUP, StagedRanges.after(context));
		this.to = StagedRanges.to(context);
	}

	/** Whether an execution with such a context has read groups. */
	static boolean isBegun(ExecutionContext context) {
		return context.containsKey(GROUP);
	}

	@Override
	public @Nullable RowGroup<C> read() {
		if (this.atStartOfChunk) {
			this.atStartOfChunk = false;
			look();
		}
		RowGroup<C> next = this.page.poll();
		this.last = (next != null) ? next.key() : this.last;
		return next;
	}

	@Override
	public void update(ExecutionContext context) {
		context.putString(GROUP, this.last);
		this.atStartOfChunk = true;
	}

	private void look() {
		this.file.rows().findByKey();
		List<List<Row>> groups = nextGroups();
		if (groups.isEmpty()) {
			return;
		}
		List<Row> rows = groups.stream().flatMap(List::stream).toList();
		RowRules<C> rules = this.file.handler().rulesFor(rows, this.file.delivery(), this.lock);
		Set<String> elsewhere = this.file.rows().keysOfSeveralGroups(rows);
		groups.forEach((group) -> this.page.add(new RowGroup<>(groupOf(group.get(0)), group, elsewhere, rules)));
	}

	/** So many groups, or all that are left; none is cut off. */
	private List<List<Row>> nextGroups() {
		List<List<Row>> groups = new ArrayList<>();
		String after = this.last;
		boolean more = true;
		while (more && groups.size() < this.chunk) {
			int wanted = this.chunk - groups.size();
			List<List<Row>> found = new ArrayList<>();
			more = read(after, wanted, found);
			groups.addAll(found.subList(0, Math.min(found.size(), wanted)));
			after = groups.isEmpty() ? after : groupOf(groups.get(groups.size() - 1).get(0));
		}
		return groups;
	}

	/**
	 * Reads so many groups at least, or what a page brings of longer ones.
	 * @return whether there are more
	 */
	private boolean read(String after, int wanted, List<List<Row>> groups) {
		for (int limit = Math.addExact(wanted, 1);; limit = Math.multiplyExact(limit, 2)) {
			List<Row> rows = this.file.rows().next(after, this.to, limit);
			groups.addAll(grouped(rows));
			if (rows.size() < limit) {
				return false;
			}
			groups.remove(groups.size() - 1); // it may be cut off
			if (!groups.isEmpty()) {
				return true;
			}
		}
	}

	private List<List<Row>> grouped(List<Row> rows) {
		List<List<Row>> groups = new ArrayList<>();
		String present = null;
		for (Row row : rows) {
			if (!groupOf(row).equals(present)) {
				groups.add(new ArrayList<>());
				present = groupOf(row);
			}
			groups.get(groups.size() - 1).add(row);
		}
		return groups;
	}

	private String groupOf(Row row) {
		return this.file.rows().groupOf(row);
	}

}
