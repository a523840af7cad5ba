package io.pointexpiry.audit;

import java.util.List;

import io.pointexpiry.database.Snapshot;

/**
 * The sentences that one question to the database checks each: a row of its answer is a
 * place where the sentence does not hold, what is found there, and what is expected.
 */
final class AuditQueries implements AuditPass {

	private static final List<Question> QUESTIONS = List.of(
			new Question("Every finished run's candidates are the sum of its outcomes, in lots and in points.",
					AuditSql.TOTALS_CLOSE,
					"Look at the run with: report runs. The tallies of its steps are in table tally."),
			new Question("Every finished run recorded what it counted, in lots and in points.",
					AuditSql.TOTALS_RECORDED,
					"Compare with: report expiries. Records that were added or removed by hand come back from a backup."),
			new Question("Every expiry belongs to a run.", AuditSql.EXPIRIES_OF_RUNS,
					"The run's row was removed by hand: put it back from a backup."),
			new Question("Every expiry is of a lot that is there.", AuditSql.RECORDS_HAVE_LOTS,
					"The lot's row was removed by hand: put it back from a backup."),
			new Question("Every lot is of a member who is there.", AuditSql.LOTS_HAVE_MEMBERS,
					"The member's row was removed by hand: put it back from a backup."),
			new Question("The summary of every kind closes with the remaining points of its lots.",
					AuditSql.SUMMARY_CLOSES, "The lots named above that do not add up explain the difference."),
			new Question("No member has more open points than 64 bits hold.", AuditSql.WITHIN_64_BITS,
					"Deliver the lots again with what really remains of them; until then sums stop at that number."),
			new Question("Of a lot and its reinstatements no more is given back than had lapsed.",
					AuditSql.GIVEN_BACK_OF_LAPSED, "Look at it with: explain, for the member of the lot."),
			new Question("Of each expiry no more is given back than it took.", AuditSql.GIVEN_BACK_OF_EACH,
					"See how it came about with: explain, for the member. The points are the member's until the lot is "
							+ "spent or expires, and are no fault any more then; to take them back, import a redemption."),
			new Question("No lot that was due before the last day closed is open without a reason.", AuditSql.LEFT_OPEN,
					"Close the day again with: rerun --date, for the last day closed."),
			new Question("Every lot that waits for a reversed day to be closed again has its reversal.",
					AuditSql.REVERSED_HAS_REVERSAL,
					"The entry was removed by hand: put it back from a backup, then rerun the day."),
			new Question("Who is recorded as warned was told so on that day.", AuditSql.WARNED_WAS_TOLD,
					"A notice was removed by hand: put it back from a backup."),
			new Question("Whatever a member was told is told by a notice that is there.", AuditSql.ITEMS_HAVE_NOTICES,
					"A notice was removed by hand: put it back from a backup."),
			new Question("Every notice says something, and lies in a folder on record.", AuditSql.NOTICES_SAY_SOMETHING,
					"Rows of notices were removed by hand: put them back from a backup."));

	/**
	 * A sentence and how it is checked.
	 *
	 * @param sentence what must hold
	 * @param sql gives where, found and expected of each place where it does not
	 * @param wayOut what the operator can do
	 */
	private record Question(String sentence, String sql, String wayOut) {
	}

	@Override
	public List<String> sentences() {
		return QUESTIONS.stream().map(Question::sentence).toList();
	}

	@Override
	public void audit(Snapshot books, AuditLog log) {
		QUESTIONS
			.forEach((question) -> books.each(question.sql(), (row) -> log.add(new AuditFinding(question.sentence(),
					row.getString(1), row.getString(2), row.getString(3), question.wayOut()))));
	}

}
