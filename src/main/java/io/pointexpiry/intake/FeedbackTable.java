package io.pointexpiry.intake;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.pointexpiry.database.Batches;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/** What members said: table {@code feedback}. */
final class FeedbackTable {

	private final Batches batches;

	public FeedbackTable(JdbcTemplate jdbc) {
		this.batches = new Batches(jdbc);
	}

	/** Those of the given entries that have come, by their ids. */
	public Map<String, Feedback> find(Collection<String> feedbackIds) {
		Map<String, Feedback> found = new HashMap<>();
		this.batches
			.byKeys("""
					select feedback_id, member_id, received_on, channel, category, text from feedback
					where feedback_id = any (?)""", feedbackIds,
					(row, number) -> new Feedback(Objects.requireNonNull(row.getString(1)), row.getString(2),
							Objects.requireNonNull(row.getObject(3, LocalDate.class)), row.getString(4),
							row.getString(5), row.getString(6)))
			.forEach((feedback) -> found.put(feedback.feedbackId(), feedback));
		return found;
	}

	/** Those of the given entries whose text was blanked. */
	public Set<String> blanked(Collection<String> feedbackIds) {
		return new HashSet<>(this.batches.byKeys(
				"select feedback_id from feedback where feedback_id = any (?) and purged_at is not null", feedbackIds,
				(row, number) -> row.getString(1)));
	}

	/** Adds entries. */
	public void insert(List<Feedback> feedback) {
		this.batches.each("""
				insert into feedback (member_id, received_on, channel, category, text, feedback_id)
				values (?, ?, ?, ?, ?, ?)""", feedback, FeedbackTable::columns);
	}

	/** Replaces entries. */
	public void update(List<Feedback> feedback) {
		this.batches.each("""
				update feedback set member_id = ?, received_on = ?, channel = ?, category = ?, text = ?
				where feedback_id = ?""", feedback, FeedbackTable::columns);
	}

	private static @Nullable Object[] columns(Feedback feedback) {
		return new @Nullable Object[] { feedback.memberId(), feedback.receivedOn(), feedback.channel(),
				feedback.category(), feedback.text(), feedback.feedbackId() };
	}

	/**
	 * Something that was said.
	 *
	 * @param feedbackId its id
	 * @param memberId who said it; null: not known
	 * @param receivedOn the day
	 * @param channel on which way; null: not known
	 * @param category what about; null: not sorted
	 * @param text the words; null: none
	 */
	public record Feedback(String feedbackId, @Nullable String memberId, LocalDate receivedOn, @Nullable String channel,
			@Nullable String category, @Nullable String text) {
	}

}
