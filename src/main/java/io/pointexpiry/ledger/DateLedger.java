package io.pointexpiry.ledger;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

import io.pointexpiry.database.Batches;
import io.pointexpiry.database.BulkColumn;
import io.pointexpiry.database.BulkStatement;
import io.pointexpiry.database.ChunkSize;
import io.pointexpiry.domain.DormancyState;
import io.pointexpiry.domain.LotDating;
import io.pointexpiry.domain.Reason;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Writes the dates of lots and the dormancy of members, true for the day being closed; in
 * the caller's transaction.
 */
public final class DateLedger {

	/** Lots that are looked at together: a few megabytes of ids. */
	private static final int PAGE = 20_000;

	private static final BulkStatement<NewDate> DATE = BulkStatement.update("point_lot l", """
			expires_on = case when l.floor_on > :expires_on then l.floor_on else :expires_on end,
			policy_version = :policy_version, date_reason = :date_reason, unchanged_on = :unchanged_on,
			refused = :refused""", "l.lot_id = :lot_id", BulkColumn.text("lot_id", NewDate::lotId),
			BulkColumn.date("expires_on", (it) -> it.dating().fold(LotDating.Dated::expiresOn, (refused) -> null)),
			BulkColumn.text("policy_version",
					(it) -> it.dating().fold(LotDating.Dated::policyVersion, LotDating.Refused::policyVersion)),
			BulkColumn.text("date_reason",
					(it) -> it.dating().fold((dated) -> dated.reason().name(), (refused) -> Reason.VALIDITY.name())),
			BulkColumn.date("unchanged_on", (it) -> it.dating().fold(LotDating.Dated::unchanged, (refused) -> null)),
			BulkColumn.text("refused", (it) -> it.dating().fold((dated) -> null, LotDating.Refused::missing)));

	private static final BulkStatement<NewDormancy> DORMANCY = BulkStatement.update("member m", """
			inactive_since = :inactive_since, dormant_on = :dormant_on, lapse_on = :lapse_on,
			dormant_since = :dormant_since""", "m.member_id = :member_id",
			BulkColumn.text("member_id", NewDormancy::memberId),
			BulkColumn.date("inactive_since", (it) -> it.state().inactiveSince()),
			BulkColumn.date("dormant_on", (it) -> it.state().dormantOn()),
			BulkColumn.date("lapse_on", (it) -> it.state().lapseOn()),
			BulkColumn.date("dormant_since", NewDormancy::dormantSince));

	private final JdbcTemplate jdbc;

	public DateLedger(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * A lot's new date.
	 *
	 * @param lotId the lot
	 * @param dating the date, or what is missing for one
	 */
	public record NewDate(String lotId, LotDating dating) {
	}

	/**
	 * A member's new dormancy.
	 *
	 * @param memberId the member
	 * @param state the state on the day
	 * @param dormantSince the business date of the transition to dormant; null: active
	 * @param transition whether the member became dormant or active by it
	 */
	public record NewDormancy(String memberId, DormancyState state, @Nullable LocalDate dormantSince,
			boolean transition) {
	}

	/**
	 * Stores new dates of lots. One that the desk promised more time since it was read
	 * keeps what was promised.
	 */
	public void date(Collection<NewDate> dates) {
		DATE.execute(this.jdbc, dates);
	}

	/** Stores members' dormancy, and records who became dormant or active by it. */
	public void dormancy(NightRun run, Collection<NewDormancy> members) {
		DORMANCY.execute(this.jdbc, members);
		BulkStatement
			.<NewDormancy>insertIfAbsent("member_transition", BulkColumn.text("member_id", NewDormancy::memberId),
					BulkColumn.date("business_date", (it) -> run.stateDay()),
					BulkColumn.text("state", (it) -> it.state().dormant() ? "DORMANT" : "ACTIVE"),
					BulkColumn.date("inactive_since", (it) -> it.state().inactiveSince()),
					BulkColumn.text("run_id", (it) -> run.runId()))
			.execute(this.jdbc, members.stream().filter(NewDormancy::transition).toList());
	}

	/** What was to be looked at up to a day is done. */
	public void reviewed(LocalDate day) {
		this.jdbc.update("delete from review where due_on <= ?", day);
	}

	/** Members without open lots have nothing that could lapse by dormancy. */
	public void forgetLapsed(LocalDate day) {
		this.jdbc.update("""
				update member set lapse_on = null where lapse_on <= ? and not exists (
				  select 1 from point_lot l where l.member_id = member.member_id and l.status = 'OPEN'
				    and l.remaining > 0)""", day);
	}

	/**
	 * Posts the redemptions of online services that are dated up to a day.
	 * @param follow whether the members who redeemed are to be looked at, because
	 * activity matters
	 */
	public void postRedemptions(LocalDate day, LocalDate postedOn, boolean follow) {
		this.jdbc.update("update redemption set posted_on = ? where posted_on is null and redeemed_on <= ?", postedOn,
				day);
		if (follow) {
			// Members that an online service made up have nothing to be looked at.
			// Only what was posted: another one may have committed since that statement.
			this.jdbc.update("""
					insert into review (member_id, due_on) select distinct r.member_id, r.redeemed_on from redemption r
					join member m on m.member_id = r.member_id
					where r.posted_on = ? and r.redeemed_on <= ? on conflict do nothing""", postedOn, day);
		}
		spend(postedOn);
	}

	/**
	 * Lots of which the last points were redeemed are spent. By their ids, page by page:
	 * H2 would ask for the redemptions again at every open lot.
	 */
	private void spend(LocalDate postedOn) {
		List<String> lotIds = redeemedAfter("", postedOn);
		while (!lotIds.isEmpty()) {
			this.jdbc.update("""
					update point_lot set status = 'SPENT'
					where lot_id = any(?) and status = 'OPEN' and remaining = 0""", Batches.keysThen(lotIds));
			lotIds = redeemedAfter(lotIds.get(lotIds.size() - 1), postedOn);
		}
	}

	private List<String> redeemedAfter(String lotId, LocalDate postedOn) {
		return this.jdbc.queryForList("""
				select distinct lot_id from redemption where posted_on = ? and lot_id > ?
				order by lot_id fetch first %d rows only""".formatted(ChunkSize.of(PAGE)), String.class, postedOn,
				lotId);
	}

}
