package io.pointexpiry.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

import io.pointexpiry.database.Batches;
import io.pointexpiry.database.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * Which expiry a feedback belongs to: the latest one of its member that was posted on the
 * day on which the feedback was received, or at most {@value #DAYS} days before; of
 * several of one day the one with most points, then by lot. A feedback counts once, or,
 * without a member or such an expiry, not at all.
 *
 * @see "rules.md#complaints"
 */
final class Complaints {

	private static final int DAYS = 30;

	private static final String GROUP = """
			e.reason, e.kind, e.tier, e.policy_version, e.warned_on is not null as warned,
			exists (select 1 from lot_floor d where d.lot_id = e.lot_id and d.cause in ('DEFERRAL', 'OPENING')
			  and d.business_date < e.business_date) as deferred""";

	private static final String EXPIRIES = """
			select posted_on, reason, kind, tier, policy_version, warned, deferred, count(*) as expiries
			from (
			  select e.posted_on, %s from expiry_record e
			  where e.entry_type = 'EXPIRY' and e.posted_on between ? and ?
			) expired
			group by posted_on, reason, kind, tier, policy_version, warned, deferred""".formatted(GROUP);

	private static final String FEEDBACK = """
			select f.feedback_id, f.received_on, e.member_id, e.lot_id, e.posted_on, %s
			from feedback f
			join point_lot l on l.member_id = f.member_id
			join expiry_record e on e.lot_id = l.lot_id and e.entry_type = 'EXPIRY'
			  and f.received_on between e.posted_on and e.posted_on + %d
			where f.received_on between ? and ?
			order by f.member_id, f.feedback_id, e.posted_on desc, e.points desc, e.lot_id, %s""";

	private final Snapshot books;

	private final PostedRange range;

	/**
	 * Creates it.
	 * @param range the days on which the expiries were posted
	 */
	Complaints(Snapshot books, PostedRange range) {
		this.books = books;
		this.range = range;
	}

	/** The weeks of the range, and those before it that say what is usual. */
	ComplaintWeeks weeks() {
		LocalDate from = this.range.from();
		LocalDate usual = (from != null) ? ComplaintWeeks.weekOf(from).minusWeeks(ComplaintWeeks.WEEKS_BEFORE)
				: this.range.first();
		ComplaintWeeks weeks = new ComplaintWeeks();
		this.books.each(EXPIRIES, (row) -> {
			LocalDate postedOn = day(row, "posted_on");
			if (isCounted(postedOn)) {
				weeks.add(postedOn, ComplaintGroup.of(row), new ComplaintCount(row.getLong("expiries"), 0));
			}
		}, usual, this.range.last());
		each(usual, (it) -> {
			if (isCounted(it.postedOn()) && !it.postedOn().isBefore(usual)) {
				weeks.add(it.postedOn(), it.group(), new ComplaintCount(0, 1));
			}
		});
		return weeks;
	}

	/** Hands over the feedback on expiries of the range, by member and feedback id. */
	void each(Consumer<Complaint> complaints) {
		each(this.range.first(), (it) -> {
			if (!it.postedOn().isBefore(this.range.first()) && !it.postedOn().isAfter(this.range.last())) {
				complaints.accept(it);
			}
		});
	}

	/**
	 * Days of the range's first week before the range belong neither to it nor to the
	 * weeks before.
	 */
	private boolean isCounted(LocalDate postedOn) {
		LocalDate from = this.range.from();
		return !postedOn.isAfter(this.range.last())
				&& (from == null || !postedOn.isBefore(from) || postedOn.isBefore(ComplaintWeeks.weekOf(from)));
	}

	/**
	 * All feedback that may belong to an expiry posted from a day to the range's last.
	 */
	private void each(LocalDate first, Consumer<Complaint> complaints) {
		LocalDate to = this.range.to();
		FeedbackRows rows = new FeedbackRows(complaints);
		this.books.each(FEEDBACK.formatted(GROUP, DAYS, this.books.byCodePoint("e.ref")), rows::take, first,
				(to != null) ? to.plusDays(DAYS) : this.range.last());
		rows.finish();
	}

	private static LocalDate day(ResultSet row, String column) throws SQLException {
		return Objects.requireNonNull(Batches.date(row, column), column);
	}

	private static String text(ResultSet row, String column) throws SQLException {
		return Objects.requireNonNull(row.getString(column), column);
	}

	/**
	 * A feedback, and what it belongs to.
	 *
	 * @param feedbackId the feedback
	 * @param receivedOn when it was received
	 * @param memberId who said it
	 * @param postedOn the day of the books on which the points expired
	 * @param group what the expiry has in common with others
	 * @param lotIds all lots of the member that expired on that day
	 */
	record Complaint(String feedbackId, LocalDate receivedOn, String memberId, LocalDate postedOn, ComplaintGroup group,
			List<String> lotIds) {

		Complaint {
			lotIds = List.copyOf(lotIds);
		}

		/** Of a feedback's first row; its lots are not known yet. */
		static Complaint of(ResultSet row) throws SQLException {
			return new Complaint(text(row, "feedback_id"), day(row, "received_on"), text(row, "member_id"),
					day(row, "posted_on"), ComplaintGroup.of(row), List.of());
		}

		Complaint with(Collection<String> lotIds) {
			return new Complaint(this.feedbackId, this.receivedOn, this.memberId, this.postedOn, this.group,
					List.copyOf(lotIds));
		}

	}

	/** The first row of a feedback is the expiry that it belongs to. */
	private static final class FeedbackRows {

		private final Consumer<Complaint> complaints;

		private final Set<String> lotIds = new LinkedHashSet<>();

		private @Nullable Complaint open;

		FeedbackRows(Consumer<Complaint> complaints) {
			this.complaints = complaints;
		}

		void take(ResultSet row) throws SQLException {
			Complaint complaint = this.open;
			if (complaint == null || !complaint.feedbackId().equals(row.getString("feedback_id"))) {
				finish();
				complaint = Complaint.of(row);
				this.open = complaint;
			}
			if (complaint.postedOn().equals(day(row, "posted_on"))) {
				this.lotIds.add(text(row, "lot_id"));
			}
		}

		void finish() {
			if (this.open != null) {
				this.complaints.accept(this.open.with(this.lotIds));
				this.lotIds.clear();
			}
		}

	}

}
