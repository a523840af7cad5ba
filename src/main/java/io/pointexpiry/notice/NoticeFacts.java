package io.pointexpiry.notice;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.pointexpiry.domain.Dormancy;
import io.pointexpiry.domain.Lot;
import io.pointexpiry.domain.Member;
import io.pointexpiry.domain.MemberStatus;
import io.pointexpiry.domain.NoticeWishes;
import io.pointexpiry.domain.Policy;
import io.pointexpiry.domain.Reason;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.RowMapper;

/**
 * What has to be known of a chunk of members to tell them something: one statement for
 * each kind of fact, whatever the size of the chunk.
 */
final class NoticeFacts {

	private static final String MEMBERS = """
			select member_id, name, phone, tier, status, coalesce(joined_on, first_earned_on) as joined_on, birth_month,
			       notices_off, notices_on, locale, dormant_on, lapse_on
			from member where member_id = any(?) order by member_id""";

	private static final String OPEN_LOTS = """
			select lot_id, member_id, kind, earned_on, points, remaining, own_expires_on, floor_on, expires_on,
			       policy_version is not null and refused is null as dated, reversed_on,
			       exists (select 1 from hold h where h.released_at is null
			         and h.member_id = l.member_id and (h.lot_id is null or h.lot_id = l.lot_id)) as held
			from point_lot l
			where member_id = any(?) and status = 'OPEN' and remaining > 0 and earned_on <= ?
			order by member_id, lot_id""";

	private static final String TOLD = """
			select i.member_id, i.item, i.subject_on, i.stage, i.ref,
			       case when n.recalled then 'RECALLED' else n.state end as state,
			       n.channel, n.to_number, i.told_on, i.lots
			from notice_item i join notice n on n.notice_id = i.notice_id
			where i.member_id = any(?) and (i.subject_on >= ? or i.ref <> '')
			order by i.member_id, i.item, i.subject_on, i.stage, i.ref""";

	private static final String LAPSES = """
			select e.lot_id, e.run_id, e.reason, (
			  select sum(case x.entry_type when 'EXPIRY' then x.points else -x.points end) from expiry_record x
			  where x.lot_id = e.lot_id and x.entry_type in ('EXPIRY', 'REVERSAL')) - (
			  select coalesce(sum(r.points), 0) from point_lot n join expiry_record r on r.lot_id = n.lot_id
			  where n.member_id = e.member_id and n.origin_lot_id = e.lot_id and r.entry_type = 'REINSTATEMENT')
			    as outstanding
			from expiry_record e where e.lot_id = any(?) and e.entry_type = 'EXPIRY'""";

	private final JdbcTemplate jdbc;

	public NoticeFacts(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/** The policies whose amendments the runs of a call took up. */
	public List<String> amendedBefore(long closingId) {
		return this.jdbc.queryForList("""
				select distinct a.version from applied_policy a join night_run r on r.run_id = a.taken_up_by
				where r.closing_id = ? order by a.version""", String.class, closingId);
	}

	/** All stages that members have of their own, each once. */
	public List<Period> ownStages() {
		return this.jdbc
			.queryForList("select distinct notices_on from member where notices_on is not null", String.class)
			.stream()
			.flatMap((stages) -> NoticeWishes.stages(stages).stream())
			.distinct()
			.toList();
	}

	/** The members, in the order of their ids. */
	public Map<String, Person> people(Collection<String> memberIds) {
		Map<String, Person> people = new LinkedHashMap<>();
		this.jdbc.query(MEMBERS, array(memberIds), NoticeFacts::person)
			.forEach((person) -> people.put(person.member().memberId(), person));
		return people;
	}

	private static Person person(ResultSet row, int number) throws SQLException {
		return new Person(
				new Member(row.getString("member_id"), row.getString("tier"),
						MemberStatus.valueOf(row.getString("status")), row.getObject("joined_on", LocalDate.class),
						row.getObject("birth_month", Integer.class)),
				row.getString("name"), row.getString("phone"),
				NoticeWishes.of(row.getBoolean("notices_off"), row.getString("notices_on")), row.getString("locale"),
				row.getObject("dormant_on", LocalDate.class), row.getObject("lapse_on", LocalDate.class));
	}

	/**
	 * The members' open lots that still hold points.
	 * @param lastDay the run's last day; a lot earned after it does not exist yet
	 */
	public Map<String, List<OpenLot>> openLots(Collection<String> memberIds, LocalDate lastDay) {
		return grouped(OPEN_LOTS, (statement) -> {
			array(memberIds).setValues(statement);
			statement.setObject(2, lastDay);
		}, NoticeFacts::openLot, (lot) -> lot.lot().memberId());
	}

	private static OpenLot openLot(ResultSet row, int number) throws SQLException {
		return new OpenLot(
				new Lot(row.getString("lot_id"), row.getString("member_id"), row.getString("kind"),
						row.getObject("earned_on", LocalDate.class), row.getLong("points"), row.getLong("remaining"),
						row.getObject("own_expires_on", LocalDate.class), row.getObject("floor_on", LocalDate.class)),
				row.getObject("expires_on", LocalDate.class), row.getBoolean("dated"),
				row.getBoolean("held") || row.getObject("reversed_on", LocalDate.class) != null);
	}

	/**
	 * What the members were told before of dates that are not over, and of happenings.
	 * @param sendOn the send date
	 */
	public Map<String, List<ToldBefore>> toldBefore(Collection<String> memberIds, LocalDate sendOn) {
		return grouped(TOLD, (statement) -> {
			array(memberIds).setValues(statement);
			statement.setObject(2, sendOn);
		}, NoticeFacts::toldBefore, ToldBefore::memberId);
	}

	/** What became of the expiries of lots. */
	public Map<LotRun, Lapse> lapses(Collection<String> lotIds) {
		Map<LotRun, Lapse> lapses = new HashMap<>();
		if (!lotIds.isEmpty()) {
			this.jdbc.query(LAPSES, array(lotIds), (row) -> {
				lapses.put(new LotRun(row.getString("lot_id"), row.getString("run_id")),
						new Lapse(Reason.valueOf(row.getString("reason")), Math.max(0, row.getLong("outstanding"))));
			});
		}
		return lapses;
	}

	private static ToldBefore toldBefore(ResultSet row, int number) throws SQLException {
		Array lots = row.getArray("lots");
		return new ToldBefore(row.getString("member_id"), row.getString("item"),
				row.getObject("subject_on", LocalDate.class), row.getString("stage"), row.getString("ref"),
				row.getString("state"), row.getString("channel"), row.getString("to_number"),
				row.getObject("told_on", LocalDate.class), (lots != null) ? texts(lots) : null);
	}

	private static Set<String> texts(Array array) throws SQLException {
		return Stream.of((Object[]) array.getArray()).map(String::valueOf).collect(Collectors.toSet());
	}

	private <T> Map<String, List<T>> grouped(String sql, PreparedStatementSetter values, RowMapper<T> mapper,
			java.util.function.Function<T, String> memberId) {
		return this.jdbc.query(sql, values, mapper).stream().collect(Collectors.groupingBy(memberId));
	}

	static PreparedStatementSetter array(Collection<String> ids) {
		return (statement) -> statement.setArray(1,
				statement.getConnection().createArrayOf("varchar", ids.toArray(String[]::new)));
	}

	/**
	 * A member, with what is needed to reach them.
	 *
	 * @param member what the rules need
	 * @param name the name as delivered; null: not known
	 * @param phone the number as delivered; null: none
	 * @param wishes what they asked of notices
	 * @param locale the language they chose; null: the programme's
	 * @param dormantOn the first day on which they are dormant; null: never
	 * @param lapseOn the dormancy day on which points lapse; null: never
	 */
	public record Person(Member member, @Nullable String name, @Nullable String phone, NoticeWishes wishes,
			@Nullable String locale, @Nullable LocalDate dormantOn, @Nullable LocalDate lapseOn) {

		/** The day on which dormancy takes one of the member's lots; null: never. */
		public @Nullable LocalDate lapseOf(OpenLot lot, Policy inForce) {
			return Dormancy.lapseOf(this.lapseOn, lot.lot(), this.member, inForce);
		}

	}

	/**
	 * An open lot with points in it.
	 *
	 * @param lot the lot
	 * @param expiresOn its last usable day, floors included; null: never, or not dated
	 * @param dated whether a policy gave it its date, or gave it none
	 * @param withheld whether a hold or a reversal keeps it from lapsing
	 */
	public record OpenLot(Lot lot, @Nullable LocalDate expiresOn, boolean dated, boolean withheld) {

	}

	/**
	 * A lot, and the run that took it.
	 *
	 * @param lotId the lot
	 * @param runId the run
	 */
	public record LotRun(String lotId, String runId) {
	}

	/**
	 * What became of an expiry.
	 *
	 * @param reason why the points lapsed
	 * @param outstanding what of the lot's points lapsed and was not given back since
	 */
	public record Lapse(Reason reason, long outstanding) {
	}

	/**
	 * Something told before.
	 *
	 * @param memberId who was told
	 * @param item what it was
	 * @param subjectOn the date told of
	 * @param stage its stage; empty where it had none
	 * @param ref what happened
	 * @param state the state of its notice
	 * @param channel the channel of its notice
	 * @param toNumber where it was sent; null: nowhere
	 * @param toldOn the send date
	 * @param lots the lots told of; null: not on record
	 */
	public record ToldBefore(String memberId, String item, LocalDate subjectOn, String stage, String ref, String state,
			String channel, @Nullable String toNumber, LocalDate toldOn, @Nullable Set<String> lots) {

		/** Whether it told of a lot; where that is not on record, it may have. */
		public boolean isOf(String lotId) {
			return this.lots == null || this.lots.contains(lotId);
		}

	}

}
