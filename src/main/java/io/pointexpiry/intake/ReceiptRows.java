package io.pointexpiry.intake;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.jdbc.core.JdbcTemplate;

import io.pointexpiry.domain.Width;
import io.pointexpiry.store.ReceiptTable;
import io.pointexpiry.store.ReceiptTable.NoticeState;
import io.pointexpiry.store.ReceiptTable.Receipt;

/**
 * The receipts file: what gateways report of notices, in any order and more than once.
 */
final class ReceiptRows implements Rows {

	private static final char SEPARATOR = '\u001F';

	private static final Column<String> NOTICE_ID = Column.required("notice_id", Form.id());

	private static final Column<ReceiptState> STATE = Column.required("state", Form.oneOf(ReceiptState.class));

	private static final Column<String> PROVIDER_CODE = Column.optional("provider_code",
			Form.word(Width.PROVIDER_CODE));

	private static final Column<String> PROVIDER_MESSAGE = Column.optional("provider_message",
			Form.text(Width.PROVIDER_MESSAGE));

	private final Column<Instant> at;

	private final ReceiptTable receipts;

	ReceiptRows(JdbcTemplate jdbc, ZoneId zone) {
		this.receipts = new ReceiptTable(jdbc);
		this.at = Column.required("at", Form.instant(zone));
	}

	@Override
	public List<Column<?>> columns() {
		return List.of(NOTICE_ID, STATE, this.at, PROVIDER_CODE, PROVIDER_MESSAGE);
	}

	@Override
	public String key(Row row) {
		return group(row) + SEPARATOR + row.require(STATE) + SEPARATOR + row.require(this.at);
	}

	@Override
	public String group(Row row) {
		return row.require(NOTICE_ID);
	}

	@Override
	public void plan(List<Row> rows, Plan plan) {
		List<String> noticeIds = rows.stream().map(this::group).distinct().toList();
		Map<String, NoticeState> states = this.receipts.states(noticeIds);
		Set<ReceiptTable.Key> known = this.receipts.find(noticeIds);
		List<Receipt> added = new ArrayList<>();
		Map<String, NoticeState> moved = new LinkedHashMap<>();
		for (Row row : rows) {
			ReceiptTable.Key key = new ReceiptTable.Key(group(row), row.require(STATE).name(), row.require(this.at));
			NoticeState before = states.get(key.noticeId());
			if (before == null) {
				plan.reject(row, NOTICE_ID.bad(key.noticeId(), "a notice that was made"));
			}
			else if (known.contains(key)) {
				plan.same();
			}
			else {
				added.add(new Receipt(key, row.get(PROVIDER_CODE), row.get(PROVIDER_MESSAGE)));
				NoticeState reported = new NoticeState(key.noticeId(), key.state(), key.at());
				moved.merge(key.noticeId(), reported,
						(one, other) -> ReceiptState.movesForward(one, other) ? other : one);
				plan.applied();
			}
		}
		moved.values()
			.removeIf((reported) -> !ReceiptState.movesForward(states.getOrDefault(reported.noticeId(), reported),
					reported));
		plan.write(() -> {
			this.receipts.insert(added);
			this.receipts.move(moved.values());
		});
	}

}
