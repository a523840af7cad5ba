package io.pointexpiry.audit;

/** A fault of each kind, planted by hand into books that agree. */
enum AuditFault {

	POINTS_THAT_NOBODY_TOOK("What was accrued and all entries",
			"lot OPEN of member M1: found 90 remaining," + " expected 100 by its entries",
			"update point_lot set remaining = 90 where lot_id = 'OPEN'"),
	AN_EXPIRY_MADE_UP("What was accrued and all entries",
			"lot EXPIRED of member M1: found 0 remaining," + " expected -100 by its entries",
			"insert into expiry_record (" + Columns.OF_ENTRY + ") select lot_id, entry_type, '2024-12-30.1',"
					+ " posted_on, business_date, member_id, kind, tier, reason, 100, earned_on, expires_on,"
					+ " policy_version, null, '2024-12-30.1', recorded_at from expiry_record where lot_id = 'EXPIRED'"
					+ " and entry_type = 'EXPIRY' and ref = '2024-12-31.1'"),
	AN_EXPIRED_LOT_WITH_POINTS("An expired or spent lot has nothing remaining",
			"lot OPEN of member M1:" + " found EXPIRED with 100 remaining, expected 0 remaining",
			"update point_lot set status = 'EXPIRED' where lot_id = 'OPEN'"),
	AN_EXPIRED_LOT_WITHOUT_RECORD("An expired or spent lot has nothing remaining",
			"lot SPENT of member M1:" + " found EXPIRED without an expiry record, expected a record of its expiry",
			"update point_lot set status = 'EXPIRED' where lot_id = 'SPENT'"),
	A_LOT_EXPIRED_TWICE("A lot expires again only after",
			"lot EXPIRED of member M1: found 2 expiries," + " expected at most 1, for points came back 0 times",
			"insert into expiry_record (" + Columns.OF_ENTRY
					+ ") select lot_id, entry_type, 'again', posted_on, business_date, member_id,"
					+ " kind, tier, reason, points, earned_on, expires_on, policy_version, null, run_id, recorded_at"
					+ " from expiry_record where lot_id = 'EXPIRED'"),
	MORE_REVERSED_THAN_LAPSED("No more is reversed on a lot than had lapsed",
			"lot REVERSED of member M1:" + " found 101 points reversed, expected at most 100",
			"update expiry_record set points = 101 where lot_id = 'REVERSED' and entry_type = 'REVERSAL'"),
	MORE_CANCELLED_THAN_REDEEMED("No more is reversed on a lot than had lapsed",
			"lot SPENT of member M1:"
					+ " found redemption R1 cancelled by more than it took, expected at most what it took",
			"update cancellation set points = 101"),
	A_PROMISE_FORGOTTEN("A lot's floor is the latest date promised",
			"lot OPEN of member M1: found floor none," + " expected floor 2025-06-30",
			"update point_lot set floor_on = null where lot_id = 'OPEN'"),
	A_REDEMPTION_OF_SOMEBODY_ELSE("Every entry of a lot is of the member",
			"lot SPENT of member M1: found entries" + " of members M1, M2, expected of its owner only",
			"update redemption set member_id = 'M2'"),
	CANDIDATES_WITHOUT_OUTCOME("Every finished run's candidates",
			"run 2024-12-31.1: found 6 candidates with 600" + " points, expected 5 with 500 points",
			"update night_run set candidates = 6, points_candidates = 600 where run_id = '2024-12-31.1'"),
	A_RECORD_REMOVED("Every finished run recorded what it counted",
			"run 2024-12-31.1: found 1 lot with 100" + " points recorded as expired, expected 2 with 200 points",
			"delete from expiry_record where lot_id = 'EXPIRED'"),
	A_DEFERRAL_REMOVED("Every finished run recorded what it counted",
			"run 2024-12-31.1: found 0 lots with 0" + " points recorded as deferred, expected 1 with 100 points",
			"delete from lot_floor where cause = 'DEFERRAL'"),
	A_RUN_RENAMED("Every expiry belongs to a run",
			"run 2024-12-31.9: found 1 expiry, expected the run in" + " table night_run",
			"update expiry_record set run_id = '2024-12-31.9' where lot_id = 'EXPIRED'"),
	A_KIND_CHANGED("The summary of every kind closes",
			"kind BONUS: found 0 points remaining, expected -100 by the" + " summary",
			"update expiry_record set kind = 'BONUS' where lot_id = 'EXPIRED'"),
	MORE_REINSTATED_THAN_LAPSED("Of a lot and its reinstatements",
			"lot GIVEN: found 101 points given back," + " expected at most 100",
			"update expiry_record set points = 101 where entry_type = 'REINSTATEMENT'"),
	A_DUE_LOT_LEFT_OPEN("No lot that was due before the last day closed",
			"lot OPEN of member M1: found open with" + " 100 points, expected expired on 2024-12-30",
			"update point_lot set expires_on = date '2024-12-30' where lot_id = 'OPEN'"),
	A_REVERSAL_REMOVED("Every lot that waits for a reversed day",
			"lot REVERSED of member M1: found no reversal of 2024-12-30, expected the reversal for which it waits",
			"delete from expiry_record where lot_id = 'REVERSED' and entry_type = 'REVERSAL'"),
	A_WARNING_NEVER_TOLD("Who is recorded as warned",
			"lot EXPIRED of member M1: found no warning sent on" + " 2024-12-02, expected a notice of that day",
			"update expiry_record set warned_on = date '2024-12-02' where lot_id = 'EXPIRED'"),
	A_WARNING_PUBLISHED_TOO_LATE("What expired as warned",
			"1 lot with 100 points, the first of them EXPIRED (member M1): found a warning that was published too late",
			"update notice_folder set publish_at = timestamp with time zone '2024-12-30 12:00:00+00'"),
	A_WARNING_RECALLED("What expired as warned",
			"1 lot with 100 points, the first of them EXPIRED (member M1): found a warning that was published too late,"
					+ " recalled, cancelled or refused, expected a warning that the member could get",
			"update notice set recalled = true, state = 'DELIVERED'"),
	AN_ITEM_WITHOUT_NOTICE("Whatever a member was told",
			"item EXPIRY_WARNING of member M1: found no notice GONE, expected the notice that tells it",
			"update notice_item set notice_id = 'GONE'"),
	A_NOTICE_WITHOUT_ITEMS("Every notice says something",
			"notice AAAA of 2024-11-30: found nothing that it says," + " expected an item at least",
			"delete from notice_item"),
	A_FOLDER_FORGOTTEN("Every notice says something",
			"folder 1 of 2024-11-30: found no record of it, and 1"
					+ " notice in it, expected the folder in table notice_folder",
			"delete from notice_folder"),
	A_NIGHT_LOST("Every day from the first to the last closed",
			"2024-12-30: found no run that finished, expected" + " a run each day",
			"delete from night_run where run_id = '2024-12-30.1'"),
	A_NIGHT_TOO_MANY("Every day from the first to the last closed",
			"2024-12-31: found a run that finished, expected none, for" + " the calendar does not include the day",
			"update books set last_closed = date '2024-12-30'"),
	A_RECORD_TOUCHED("The records of every finished run", "run 2024-12-30.1: found records with digest ",
			"update night_run set digest = 'abc' where run_id = '2024-12-30.1'");

	private final String sentence;

	private final String finding;

	private final String fault;

	AuditFault(String sentence, String finding, String fault) {
		this.sentence = sentence;
		this.finding = finding;
		this.fault = fault;
	}

	/** How the sentence begins that it breaks. */
	String sentence() {
		return this.sentence;
	}

	/** How what is found begins. */
	String finding() {
		return this.finding;
	}

	/** The statement that plants it. */
	String fault() {
		return this.fault;
	}

	/** Columns of a table, for rows that are copied within it. */
	private static final class Columns {

		static final String OF_ENTRY = "lot_id, entry_type, ref, posted_on, business_date, member_id, kind, tier, reason,"
				+ " points, earned_on, expires_on, policy_version, warned_on, run_id, recorded_at";

	}

}
