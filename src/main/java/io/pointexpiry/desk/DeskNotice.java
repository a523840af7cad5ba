package io.pointexpiry.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import io.pointexpiry.notice.NoticeItemRow;
import io.pointexpiry.notice.NoticeOutcome;
import io.pointexpiry.notice.WarningsGiven;
import org.jspecify.annotations.Nullable;

/**
 * A notice as it was sent, its number masked.
 *
 * @param noticeId its id
 * @param businessDate the last day of the run that made it; names its folder
 * @param folder the folder's number
 * @param sendOn the date on which it is sent
 * @param channel SMS or LMS; NONE: it could not be sent
 * @param state MADE, PUBLISHED, RECALLED, or as receipts say
 * @param outcome whether it told anything, and if not, why
 * @param number where it went, all but the last four digits masked; null: nowhere
 * @param subject the subject of an LMS
 * @param text the text
 * @param unreachable why it could not be sent; null: it could
 * @param items the things that it tells
 */
public record DeskNotice(String noticeId, LocalDate businessDate, int folder, LocalDate sendOn, String channel,
		String state, NoticeOutcome outcome, @Nullable String number, @Nullable String subject, String text,
		@Nullable String unreachable, List<Item> items) {

	public DeskNotice {
		items = List.copyOf(items);
	}

	/**
	 * One thing told.
	 *
	 * @param item what it is, in the words of the notices report
	 * @param subjectOn the date told of
	 * @param stage how long before it; empty: it has no stage
	 * @param points the points told of
	 */
	public record Item(String item, LocalDate subjectOn, String stage, long points) {

		/** Whether it tells that points have no end any more. */
		public boolean neverEnds() {
			return this.subjectOn.equals(NoticeItemRow.NEVER);
		}

		private static final Set<String> PROMISES = Set.of("REINSTATED", "EXTENDED", "POLICY_CHANGE");

		/**
		 * Whether it warns of its date, as {@link WarningsGiven} sees it.
		 * @param dormancy whether dormancy takes the points then, or their own date
		 */
		public boolean warns(boolean dormancy) {
			return this.item.equals(dormancy ? "DORMANCY_WARNING" : "EXPIRY_WARNING") || this.item.equals("DEFERRED")
					|| PROMISES.contains(this.item) && !this.stage.isEmpty();
		}

	}

}
