package io.pointexpiry.night;

import javax.sql.DataSource;

import io.pointexpiry.ledger.KeyQuery;
import io.pointexpiry.ledger.LotKey;
import io.pointexpiry.ledger.LotKeyCursor;
import io.pointexpiry.ledger.MemberRange;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads the keys of a selection and remembers the last one. Its place is committed
 * together with the chunk, so that a restart goes on after the last key that was carried
 * out, however the selection has shrunk since.
 */
final class KeyReader implements ItemStreamReader<LotKey> {

	private static final String MEMBER = "after.member";

	private static final String LOT = "after.lot";

	private final DataSource dataSource;

	private final KeyQuery selection;

	private final MemberRange range;

	private LotKey last = LotKey.FIRST;

	private @Nullable LotKeyCursor keys;

	KeyReader(DataSource dataSource, KeyQuery selection, MemberRange range) {
		this.dataSource = dataSource;
		this.selection = selection;
		this.range = range;
	}

	@Override
	public void open(ExecutionContext context) {
		if (context.containsKey(MEMBER)) {
			this.last = new LotKey(context.getString(MEMBER), context.getString(LOT));
		}
		this.keys = LotKeyCursor.open(this.dataSource, this.selection, this.range, this.last);
	}

	@Override
	public @Nullable LotKey read() {
		LotKey next = (this.keys != null) ? this.keys.next() : null;
		this.last = (next != null) ? next : this.last;
		return next;
	}

	@Override
	public void update(ExecutionContext context) {
		context.putString(MEMBER, this.last.memberId());
		context.putString(LOT, this.last.lotId());
	}

	@Override
	public void close() {
		if (this.keys != null) {
			this.keys.close();
			this.keys = null;
		}
	}

}
