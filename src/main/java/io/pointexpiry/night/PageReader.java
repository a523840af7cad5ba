package io.pointexpiry.night;

import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import io.pointexpiry.database.PlansByKey;
import io.pointexpiry.ledger.LotKey;
import io.pointexpiry.ledger.LotKeyCursor;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reads the items of one range of a step, a page at a time. A chunk is a whole number of
 * pages: Spring Batch reads, processes and writes it in one transaction, so that what a
 * page locks stays locked until it is written.
 *
 * <p>
 * The last key is committed together with the chunk: a restart goes on after it, however
 * the selection has shrunk since.
 *
 * @see "rules.md#resuming"
 */
class PageReader<T> implements ItemStreamReader<T> {

	private static final String MEMBER = "after.member";

	private static final String LOT = "after.lot";

	private final DataSource dataSource;

	private final JdbcTemplate jdbc;

	private final PageSource<T> source;

	private final RunPart part;

	private final int size;

	private LotKey last = LotKey.FIRST;

	private @Nullable LotKeyCursor cursor;

	private List<LotKey> keys = List.of();

	private List<T> page = List.of();

	private int next;

	/**
	 * Creates it.
	 * @param size the size of a page, of which a chunk is a multiple
	 */
	PageReader(DataSource dataSource, PageSource<T> source, RunPart part, int size) {
		this.dataSource = dataSource;
		this.jdbc = new JdbcTemplate(dataSource);
		this.source = source;
		this.part = part;
		this.size = size;
	}

	@Override
	public void open(ExecutionContext context) {
		if (context.containsKey(MEMBER)) {
			this.last = new LotKey(context.getString(MEMBER), context.getString(LOT));
		}
		this.cursor = LotKeyCursor.open(this.dataSource, this.source.keys(this.part.run()), this.part.range(),
				this.last);
	}

	@Override
	public @Nullable T read() {
		if (this.next == this.page.size()) {
			turn();
		}
		if (this.page.isEmpty()) {
			return null;
		}
		this.last = this.keys.get(this.next);
		return this.page.get(this.next++);
	}

	private void turn() {
		this.keys = nextKeys();
		PlansByKey.inTransaction(this.jdbc);
		this.page = this.keys.isEmpty() ? List.of() : this.source.page(this.part.run(), this.keys);
		this.next = 0;
		if (this.page.size() != this.keys.size()) {
			throw new IllegalStateException(
					"%s: expected an item for each of %d keys from %s to %s, found %d".formatted(this.part.step(),
							this.keys.size(), this.keys.get(0), this.keys.get(this.keys.size() - 1), this.page.size()));
		}
	}

	private List<LotKey> nextKeys() {
		List<LotKey> found = new ArrayList<>();
		LotKey key = nextKey();
		while (key != null) {
			found.add(key);
			key = (found.size() < this.size) ? nextKey() : null;
		}
		return List.copyOf(found);
	}

	private @Nullable LotKey nextKey() {
		return (this.cursor != null) ? this.cursor.next() : null;
	}

	@Override
	public void update(ExecutionContext context) {
		context.putString(MEMBER, this.last.memberId());
		context.putString(LOT, this.last.lotId());
	}

	@Override
	public void close() {
		if (this.cursor != null) {
			this.cursor.close();
			this.cursor = null;
		}
	}

}
