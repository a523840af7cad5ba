package io.pointexpiry.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import io.pointexpiry.domain.Programme;
import io.pointexpiry.support.TestBooks;
import io.pointexpiry.support.TestDatabase;

import static io.pointexpiry.support.Fill.aClosing;
import static io.pointexpiry.support.Fill.aLot;
import static io.pointexpiry.support.Fill.aMember;
import static io.pointexpiry.support.Fill.aNotice;
import static io.pointexpiry.support.Fill.aRun;
import static io.pointexpiry.support.Fill.aWarning;
import static io.pointexpiry.support.Fill.anEntry;
import static io.pointexpiry.support.Fill.booksClosed;

/**
 * Books whose last closed day is 2024-12-31, with a member M1 whose lot L1 of 100 points
 * can be used until 2025-01-31, and a desk over them.
 */
final class DeskBooks implements AutoCloseable {

	static final Programme PROGRAMME = Programmes.read("""
			programme: coffee
			name: Coffee Club
			time-zone: Asia/Seoul
			policies:
			  - version: "1"
			    effective-from: 2014-01-01
			    validity:
			      - when: {kind: [PARTNER]}
			        own-date: ignored
			        period: P1Y
			      - when: {kind: [FOREVER]}
			        period: NEVER
			      - when: {kind: [BIRTHDAY]}
			        period: P0D
			        round-up: BIRTH-MONTH
			      - {period: P1Y}
			    notices: {expiry-before: [P1M]}
			    notice-guard: {defer: P10D, at-most: 2}
			""");

	private static final Instant NOW = Instant.parse("2025-01-01T03:00:00Z");

	private final TestBooks books;

	private final List<String> recalled = new ArrayList<>();

	DeskBooks(TestDatabase database) {
		this.books = database.open();
		booksClosed("2014-01-01", "2024-12-31").into(this.books);
		aClosing(1, "2024-12-31").into(this.books);
		aRun("2024-12-31.1", 1).into(this.books);
		aMember("M1").into(this.books);
		aLot("L1", "M1").with("earned_on", "2024-01-31")
			.with("expires_on", "2025-01-31")
			.with("date_reason", "VALIDITY")
			.with("unchanged_on", "2025-01-31")
			.into(this.books);
	}

	TestBooks books() {
		return this.books;
	}

	Desk desk() {
		return new Desk(this.books.template(), this.books.transactions(), PROGRAMME, this.recalled::addAll);
	}

	List<String> recalled() {
		return this.recalled;
	}

	static DeskOrder order() {
		return new DeskOrder("a call", "kim", NOW, LocalDate.parse("2025-01-01"));
	}

	/** A lot of 100 points that lapsed on 2024-12-31. */
	DeskBooks lapsed(String lotId, String kind) {
		aLot(lotId, "M1").with("kind", kind)
			.with("earned_on", "2023-12-31")
			.with("status", "EXPIRED")
			.with("remaining", 0)
			.into(this.books);
		anEntry("EXPIRY", lotId, "M1", "2024-12-31.1").with("kind", kind)
			.with("earned_on", "2023-12-31")
			.with("warned_on", "2024-12-01")
			.into(this.books);
		return this;
	}

	/** A published warning of a date, to be sent on 2025-01-01. */
	DeskBooks warned(String noticeId, String item, String subjectOn) {
		aNotice(noticeId, "M1", "2024-12-31", 1).into(this.books);
		aWarning(noticeId, "M1", subjectOn, "2025-01-01").with("item", item).into(this.books);
		return this;
	}

	/** The one row that a query gives, its columns as text. */
	String one(String sql) {
		return this.books.jdbc().sql(sql).query((row, number) -> {
			List<String> cells = new ArrayList<>();
			for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
				cells.add(String.valueOf(row.getString(column)));
			}
			return String.join(" ", cells);
		}).single();
	}

	long count(String table) {
		return this.books.jdbc().sql("select count(*) from " + table).query(Long.class).single();
	}

	@Override
	public void close() {
		this.books.close();
	}

}
