package io.pointexpiry.intake;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.pointexpiry.domain.Width;
import io.pointexpiry.intake.FeedbackTable.Feedback;
import io.pointexpiry.ledger.MemberTable;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The feedback file: what members said; a later row of one id replaces it, but for
 * columns it lacks. A text that was purged does not come back.
 *
 * @see "rules.md#personal-data"
 */
final class FeedbackRowHandler implements RowHandler<FeedbackRowHandler.Change> {

	private static final Column<String> FEEDBACK_ID = Column.required("feedback_id", CellFormat.id());

	private static final Column<String> MEMBER_ID = Column.optional("member_id", CellFormat.id());

	private static final Column<LocalDate> RECEIVED_ON = Column.required("received_on", CellFormat.date());

	private static final Column<String> CHANNEL = Column.optional("channel", CellFormat.word(Width.WORD));

	private static final Column<String> CATEGORY = Column.optional("category", CellFormat.word(Width.CATEGORY));

	private static final Column<String> TEXT = Column.optional("text", CellFormat.text(Width.FEEDBACK));

	private final FeedbackTable feedback;

	private final MemberTable members;

	FeedbackRowHandler(JdbcTemplate jdbc) {
		this.feedback = new FeedbackTable(jdbc);
		this.members = new MemberTable(jdbc);
	}

	@Override
	public List<Column<?>> columns() {
		return List.of(FEEDBACK_ID, MEMBER_ID, RECEIVED_ON, CHANNEL, CATEGORY, TEXT);
	}

	@Override
	public String key(Row row) {
		return row.require(FEEDBACK_ID);
	}

	@Override
	public Staged staged() {
		return Staged.in("staged_feedback", FEEDBACK_ID);
	}

	@Override
	public RowRules<Change> rulesFor(List<Row> rows, Delivery delivery, boolean lock) {
		Map<String, Feedback> known = this.feedback.find(rows.stream().map(this::key).toList());
		Set<String> blanked = this.feedback.blanked(known.keySet());
		Set<String> members = this.members
			.existing(rows.stream().map((row) -> row.get(MEMBER_ID)).filter(Objects::nonNull).distinct().toList());
		return (row) -> {
			Feedback before = known.get(key(row));
			Feedback said = said(row, before, blanked.contains(key(row)));
			if (said.memberId() != null && !members.contains(said.memberId())) {
				throw MEMBER_ID.bad(said.memberId(), "a member that is known, or none");
			}
			return said.equals(before) ? RowOutcome.same() : RowOutcome.applied(new Change(before == null, said));
		};
	}

	@Override
	public void write(List<Change> changes, Delivery delivery) {
		this.feedback.insert(changes.stream().filter(Change::isNew).map(Change::said).toList());
		this.feedback.update(changes.stream().filter((change) -> !change.isNew()).map(Change::said).toList());
	}

	private Feedback said(Row row, @Nullable Feedback before, boolean blanked) {
		Feedback kept = (before != null) ? before
				: new Feedback(key(row), null, row.require(RECEIVED_ON), null, null, null);
		return new Feedback(key(row), row.has(MEMBER_ID) ? row.get(MEMBER_ID) : kept.memberId(),
				row.require(RECEIVED_ON), row.has(CHANNEL) ? row.get(CHANNEL) : kept.channel(),
				row.has(CATEGORY) ? row.get(CATEGORY) : kept.category(),
				(row.has(TEXT) && !blanked) ? row.get(TEXT) : kept.text());
	}

	/**
	 * What a row changes.
	 *
	 * @param isNew whether nothing of this id was known
	 * @param said what is known then
	 */
	record Change(boolean isNew, Feedback said) {
	}

}
