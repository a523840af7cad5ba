package io.pointexpiry.intake;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.pointexpiry.domain.Width;
import io.pointexpiry.intake.ReceiptTable.NoticeState;
import io.pointexpiry.intake.ReceiptTable.Receipt;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The receipts file: what gateways report of notices, in any order and more than once.
 */
final class ReceiptRowHandler implements RowHandler<ReceiptRowHandler.Change> {

	private static final char SEPARATOR = '\u001F';

	private static final Column<String> NOTICE_ID = Column.required("notice_id", CellFormat.id());

	private static final Column<ReceiptState> STATE = Column.required("state", CellFormat.oneOf(ReceiptState.class));

	private static final Column<String> PROVIDER_CODE = Column.optional("provider_code",
			CellFormat.word(Width.PROVIDER_CODE));

	private static final Column<String> PROVIDER_MESSAGE = Column.optional("provider_message",
			CellFormat.text(Width.PROVIDER_MESSAGE));

	private final Column<Instant> at;

	private final ReceiptTable receipts;

	ReceiptRowHandler(JdbcTemplate jdbc, ZoneId zone) {
		this.receipts = new ReceiptTable(jdbc);
		this.at = Column.required("at", CellFormat.instant(zone));
	}

	@Override
	public List<Column<?>> columns() {
		return List.of(NOTICE_ID, STATE, this.at, PROVIDER_CODE, PROVIDER_MESSAGE);
	}

	@Override
	public String key(Row row) {
		return row.require(NOTICE_ID) + SEPARATOR + row.require(STATE) + SEPARATOR + row.require(this.at);
	}

	@Override
	public Staged staged() {
		return Staged.in("staged_receipt", NOTICE_ID);
	}

	@Override
	public RowRules<Change> rulesFor(List<Row> rows, Delivery delivery, boolean lock) {
		List<String> noticeIds = rows.stream().map((row) -> row.require(NOTICE_ID)).distinct().toList();
		Map<String, NoticeState> states = this.receipts.states(noticeIds);
		Set<ReceiptTable.Key> known = this.receipts.find(noticeIds);
		return (row) -> {
			ReceiptTable.Key key = new ReceiptTable.Key(row.require(NOTICE_ID), row.require(STATE).name(),
					row.require(this.at));
			NoticeState before = states.get(key.noticeId());
			if (before == null) {
				throw NOTICE_ID.bad(key.noticeId(), "a notice that was made");
			}
			return known.contains(key) ? RowOutcome.same() : RowOutcome
				.applied(new Change(before, new Receipt(key, row.get(PROVIDER_CODE), row.get(PROVIDER_MESSAGE))));
		};
	}

	@Override
	public void write(List<Change> changes, Delivery delivery) {
		Map<String, NoticeState> moved = new LinkedHashMap<>();
		for (Change change : changes) {
			NoticeState from = moved.getOrDefault(change.before().noticeId(), change.before());
			if (ReceiptState.movesForward(from, change.reported())) {
				moved.put(from.noticeId(), change.reported());
			}
		}
		this.receipts.insert(changes.stream().map(Change::receipt).toList());
		this.receipts.move(moved.values());
	}

	/**
	 * What a row changes.
	 *
	 * @param before the state of the notice, as known
	 * @param receipt what is reported
	 */
	record Change(NoticeState before, Receipt receipt) {

		NoticeState reported() {
			return new NoticeState(this.receipt.key().noticeId(), this.receipt.key().state(), this.receipt.key().at());
		}

	}

}
