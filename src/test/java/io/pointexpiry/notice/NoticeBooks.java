package io.pointexpiry.notice;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.pointexpiry.domain.NoticeGuard.Require;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.ledger.FolderClock;
import io.pointexpiry.ledger.LotKey;
import io.pointexpiry.ledger.LotKeyCursor;
import io.pointexpiry.ledger.LotReads.MemberDate;
import io.pointexpiry.ledger.MemberRange;
import io.pointexpiry.support.TestBooks;
import io.pointexpiry.support.TestDatabase;

/** Books with members and lots, and the rounds of telling over them. */
final class NoticeBooks implements AutoCloseable {

	private final TestBooks books;

	private final NoticeMaker teller;

	NoticeBooks(TestDatabase database, Programme programme) {
		this.books = database.open();
		this.teller = new NoticeMaker(this.books.template(), programme, Texts.load(Path.of("no-such-folder")));
		this.books.jdbc().sql("""
				insert into closing (closing_id, command, first_day, last_day, send_on, started_at)
				values (1, 'run', date '2024-01-01', date '2024-01-01', date '2024-01-02',
				  timestamp with time zone '2024-01-02 00:00:00+00')""").update();
	}

	TestBooks books() {
		return this.books;
	}

	NoticeBooks member(String id, String phone) {
		this.books.jdbc()
			.sql("insert into member (member_id, name, phone, joined_on) values (?, 'Kim', ?, date '2020-01-01')")
			.params(id, phone)
			.update();
		return this;
	}

	NoticeBooks lot(String id, String memberId, String earnedOn, String expiresOn, long remaining) {
		this.books.jdbc()
			.sql("""
					insert into point_lot (lot_id, member_id, kind, earned_on, points, remaining, expires_on, policy_version,
					  date_reason, delivered, posted_on) values (?, ?, 'BASE', ?, ?, ?, ?, '1', 'VALIDITY', ?, ?)""")
			.param(id)
			.param(memberId)
			.param(LocalDate.parse(earnedOn))
			.param(remaining)
			.param(remaining)
			.param((expiresOn != null) ? LocalDate.parse(expiresOn) : null)
			.param(remaining)
			.param(LocalDate.parse(earnedOn))
			.update();
		return this;
	}

	NoticeBooks cue(String memberId, String item, String lotId, String ref, long points, String oldOn, String newOn) {
		this.books.jdbc()
			.sql("insert into notice_cue (member_id, item, lot_id, ref, points, old_on, new_on) values (?,?,?,?,?,?,?)")
			.param(memberId)
			.param(item)
			.param(lotId)
			.param(ref)
			.param(points)
			.param((oldOn != null) ? LocalDate.parse(oldOn) : null)
			.param((newOn != null) ? LocalDate.parse(newOn) : null)
			.update();
		return this;
	}

	NoticeBooks sql(String sql, Object... values) {
		this.books.jdbc().sql(sql).params(List.of(values)).update();
		return this;
	}

	/** A round of telling on a morning, after the one on an earlier morning. */
	NoticeBooks tell(String sendOn, String previousSendOn) {
		return tell(sendOn, previousSendOn, true);
	}

	NoticeBooks tell(String sendOn, String previousSendOn, boolean warnings) {
		NoticeRound telling = telling(sendOn, previousSendOn, warnings);
		List<String> ids = new ArrayList<>();
		try (LotKeyCursor keys = LotKeyCursor.open(this.books.dataSource(), this.teller.candidates(telling),
				MemberRange.ALL, LotKey.FIRST)) {
			for (LotKey key = keys.next(); key != null; key = keys.next()) {
				ids.add(key.memberId());
			}
		}
		for (int from = 0; from < ids.size(); from += 2) {
			List<String> page = ids.subList(from, Math.min(from + 2, ids.size()));
			this.books.transactions()
				.executeWithoutResult((status) -> this.teller.record(telling,
						this.teller.read(telling, page).stream().map(this.teller.drafter(telling)).toList()));
		}
		return this;
	}

	static NoticeRound telling(String sendOn, String previousSendOn, boolean warnings) {
		LocalDate lastDay = LocalDate.parse(sendOn).minusDays(1);
		return new NoticeRound(1, lastDay, lastDay.plusDays(1),
				(previousSendOn != null) ? LocalDate.parse(previousSendOn) : null, 1, warnings);
	}

	NoticeMaker teller() {
		return this.teller;
	}

	NoticeBooks published() {
		sql("""
				insert into notice_folder (business_date, n, closing_id, state, publish_at, published_at)
				select business_date, n, closing_id, 'PUBLISHED', coalesce(min(send_not_before), current_timestamp),
				  current_timestamp
				from notice where state = 'MADE' group by business_date, n, closing_id on conflict do nothing""");
		return sql("update notice set state = 'PUBLISHED' where state = 'MADE'");
	}

	/** Everything told on a morning: member, item, stage, date, points. */
	List<String> told(String sendOn) {
		return this.books.jdbc()
			.sql("""
					select member_id || ' ' || item || ' ' || stage || ' ' || cast(subject_on as varchar) || ' '
					  || cast(points as varchar) from notice_item where told_on = ?
					order by member_id, item, subject_on, stage, ref""")
			.param(LocalDate.parse(sendOn))
			.query(String.class)
			.list();
	}

	/** The warnings that count for the guard, of member A: date and day sent. */
	Map<MemberDate, LocalDate> given(Require require) {
		return new WarningsGiven(this.books.template(), FolderClock.SYSTEM).ofExpiry(List.of("A"), require);
	}

	String one(String column, String memberId) {
		return this.books.jdbc()
			.sql("select cast(" + column + " as varchar) from notice where member_id = ?")
			.param(memberId)
			.query(String.class)
			.single();
	}

	long count(String table) {
		return this.books.jdbc().sql("select count(*) from " + table).query(Long.class).single();
	}

	@Override
	public void close() {
		this.books.close();
	}

}
