package io.pointexpiry.report;

import java.util.List;

import io.pointexpiry.database.Snapshot;

/**
 * What members said, by the day on which it was received. Telephone numbers in what was
 * typed are masked. Sorted by received on and feedback id.
 */
final class FeedbackReport implements Report {

	@Override
	public String name() {
		return "feedback";
	}

	@Override
	public List<String> columns() {
		return List.of("feedback_id", "member_id", "received_on", "channel", "category", "text");
	}

	@Override
	public void write(Snapshot books, PostedRange range, RowSink rows) {
		RowSink masked = QueryRows.masking("channel", this,
				QueryRows.masking("category", this, QueryRows.masking("text", this, rows)));
		QueryRows.copy(books, masked, """
				select feedback_id, member_id, received_on, channel, category, text
				from feedback
				where received_on between ? and ?
				order by received_on, feedback_id
				""", range.first(), range.last());
	}

}
