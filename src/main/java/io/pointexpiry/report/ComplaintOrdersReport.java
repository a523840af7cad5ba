package io.pointexpiry.report;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

import io.pointexpiry.database.Batches;
import io.pointexpiry.database.Snapshot;
import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.ledger.ExpiryTable;
import io.pointexpiry.ledger.UnreturnedPoints;
import org.jspecify.annotations.Nullable;

/**
 * What the desk can still do for members who asked or complained after an expiry, as rows
 * that {@code reinstate --file} and {@code extend --file} take: a lot whose points nobody
 * gave back yet is reinstated; one that a reversal reopened, and that waits for its day
 * to be closed again, is extended. All lots that expired with the one that the feedback
 * belongs to are meant; each is there once, for the first feedback by id. Sorted by
 * member and lot.
 *
 * @see "rules.md#complaints"
 */
public final class ComplaintOrdersReport implements Report {

	private static final int PAGE = 250;

	private static final String UNRETURNED = UnreturnedPoints.where(ExpiryTable.OF_MEMBERS, "o.member_id = any(?)");

	private static final String REOPENED = """
			select lot_id, remaining from point_lot
			where member_id = any(?) and reversed_on is not null and status = 'OPEN' and remaining > 0
			  and policy_version is not null and refused is null and expires_on < ?""";

	private final PolicyHistory policies;

	/**
	 * Creates it.
	 * @param policies say for how long lots are extended
	 */
	public ComplaintOrdersReport(PolicyHistory policies) {
		this.policies = policies;
	}

	@Override
	public String name() {
		return "complaint orders";
	}

	@Override
	public List<String> columns() {
		return List.of("command", "lot_id", "until", "reason", "member_id", "points", "week", "stands_out");
	}

	@Override
	public void write(Snapshot books, PostedRange range, RowSink rows) {
		LocalDate lastClosed = books.jdbc()
			.sql("select last_closed from books where last_closed is not null")
			.query(LocalDate.class)
			.optional()
			.orElse(null);
		if (lastClosed == null) {
			return;
		}
		LocalDate next = lastClosed.plusDays(1);
		Complaints complaints = new Complaints(books, range);
		Page page = new Page(books, rows, complaints.weeks(), next.plus(this.policies.inForceOn(next).deferral()));
		complaints.each(page::take);
		page.write();
	}

	/** Some members, with the lots that their feedback is about. */
	private static final class Page {

		private final Snapshot books;

		private final RowSink rows;

		private final ComplaintWeeks weeks;

		private final LocalDate until;

		private final SortedMap<String, SortedMap<String, Complaints.Complaint>> members = new TreeMap<>();

		Page(Snapshot books, RowSink rows, ComplaintWeeks weeks, LocalDate until) {
			this.books = books;
			this.rows = rows;
			this.weeks = weeks;
			this.until = until;
		}

		void take(Complaints.Complaint complaint) {
			if (this.members.size() == PAGE && !this.members.containsKey(complaint.memberId())) {
				write();
			}
			SortedMap<String, Complaints.Complaint> lots = this.members.computeIfAbsent(complaint.memberId(),
					(it) -> new TreeMap<>());
			complaint.lotIds().forEach((lotId) -> lots.putIfAbsent(lotId, complaint));
		}

		void write() {
			if (this.members.isEmpty()) {
				return;
			}
			Object memberIds = Batches.array(this.members.keySet());
			Map<String, Long> unreturned = unreturned(memberIds);
			Map<String, Long> reopened = points(REOPENED, memberIds, this.until);
			this.members.values().forEach((lots) -> lots.forEach((lotId, complaint) -> {
				Long points = unreturned.get(lotId);
				if (points != null) {
					row("reinstate", lotId, null, points, complaint);
				}
				else if (reopened.containsKey(lotId)) {
					row("extend", lotId, this.until, Objects.requireNonNull(reopened.get(lotId)), complaint);
				}
			}));
			this.members.clear();
		}

		/**
		 * Of the latest day that took points of a lot: that is what can be given back.
		 */
		private Map<String, Long> unreturned(Object memberIds) {
			return points("select lot_id, points as remaining from (%s) u order by lot_id, business_date"
				.formatted(UNRETURNED), memberIds, memberIds);
		}

		private Map<String, Long> points(String sql, Object... arguments) {
			Map<String, Long> points = new HashMap<>();
			this.books.each(sql,
					(row) -> points.put(Objects.requireNonNull(row.getString("lot_id")), row.getLong("remaining")),
					arguments);
			return points;
		}

		private void row(String command, String lotId, @Nullable LocalDate until, long points,
				Complaints.Complaint complaint) {
			LocalDate week = ComplaintWeeks.weekOf(complaint.postedOn());
			this.rows.row(command, lotId, until,
					"feedback %s of %s on what expired on %s".formatted(complaint.feedbackId(), complaint.receivedOn(),
							complaint.postedOn()),
					complaint.memberId(), points, week, this.weeks.standsOut(week, complaint.group()));
		}

	}

}
