package io.pointexpiry.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

import io.pointexpiry.database.Snapshot;
import io.pointexpiry.file.PhoneMask;

/**
 * Checks that every day between the first and the last closed was closed by a run that
 * finished, and no other. Days of a closing that is still to be finished are left out:
 * the next command finishes it, and a note names that command.
 */
final class AuditDays implements AuditPass {

	private static final String SENTENCE = "Every day from the first to the last closed has a run that finished, "
			+ "and no other day has.";

	@Override
	public List<String> sentences() {
		return List.of(SENTENCE);
	}

	@Override
	public void audit(Snapshot books, AuditLog log) {
		books.each("""
				select c.command, c.last_day, u.state, c.why
				from closing c join unfinished_closing u on u.closing_id = c.closing_id""",
				(closing) -> log.note("A %s is %s: unless it is at work, go on with: %s".formatted(closing.getString(1),
						closing.getString(3), goOn(closing))));
		books.each("select first_closed, last_closed from books where first_closed is not null", (row) -> {
			Days days = new Days(log, row.getObject(1, LocalDate.class), row.getObject(2, LocalDate.class));
			books.each("""
					select r.business_date, max(case s.state when 'DONE' then 1 else 0 end) as done
					from night_run r join run_state s on s.run_id = r.run_id
					where r.command = 'run'
					  and (s.state = 'DONE' or r.closing_id in (select closing_id from unfinished_closing))
					group by r.business_date
					order by r.business_date
					""", (run) -> days.take(run.getObject(1, LocalDate.class), run.getInt(2) == 1));
			days.finish();
		});
	}

	private static String goOn(ResultSet closing) throws SQLException {
		String why = closing.getString(4);
		return "%s --date %s%s".formatted(closing.getString(1), closing.getObject(2, LocalDate.class),
				(why != null) ? " --reason '" + PhoneMask.in(why).replace("'", "'\\''") + "'" : "");
	}

	/** Compares the days that should be closed with those that are. */
	private static final class Days {

		private final AuditLog log;

		private final LocalDate last;

		private LocalDate next;

		Days(AuditLog log, LocalDate first, LocalDate last) {
			this.log = log;
			this.next = first;
			this.last = last;
		}

		void take(LocalDate day, boolean done) {
			if (day.isBefore(this.next) || day.isAfter(this.last)) {
				if (done) {
					fault(day.toString(), "a run that finished", "none, for the calendar does not include the day");
				}
				return;
			}
			missing(this.next, day);
			this.next = day.plusDays(1);
		}

		void finish() {
			missing(this.next, this.last.plusDays(1));
		}

		private void missing(LocalDate from, LocalDate until) {
			if (from.isBefore(until)) {
				LocalDate to = until.minusDays(1);
				fault(from.equals(to) ? from.toString() : from + " to " + to, "no run that finished", "a run each day");
			}
		}

		private void fault(String where, String found, String expected) {
			this.log.add(new AuditFinding(SENTENCE, where, found, expected,
					"See what ran with: report runs. Close missed days with: rerun --date."));
		}

	}

}
