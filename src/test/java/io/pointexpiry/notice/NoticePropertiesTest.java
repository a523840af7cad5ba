package io.pointexpiry.notice;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import io.pointexpiry.domain.Programme;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random members, lots and happenings, told in one round, and counted again from the
 * tables: no point is announced twice, the sum says each once, and no date that is due is
 * kept silent. {@code -Dseed=N} repeats a story.
 *
 * @see "rules.md#one-notice"
 */
class NoticePropertiesTest {

	private static final Programme PROGRAMME = Programmes.korean("""
			dormancy: [{dormant-after: P1Y, expire-after: P2Y, warn-before: [P1M, P7D]}]
			notices: {expiry-before: [P1M, P3D]}""");

	private static final LocalDate SEND_ON = LocalDate.parse("2024-12-01");

	private static final int MEMBERS = 150;

	/**
	 * What each notice names, but for confirmations; a deferral is part of its warning.
	 */
	private static final String NAMED = """
			with named as (
			  select i.notice_id, i.member_id, i.subject_on,
			    sum(case when i.item in ('REINSTATED', 'EXTENDED', 'DORMANCY_WARNING', 'EXPIRY_WARNING') then i.points
			      else 0 end) as others,
			    sum(case when i.item = 'DEFERRED' then i.points else 0 end) as deferred,
			    sum(case when i.item in ('DORMANCY_WARNING', 'EXPIRY_WARNING') then i.points else 0 end) as warned
			  from notice_item i group by i.notice_id, i.member_id, i.subject_on)
			""";

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void announcesNoPointTwiceAndKeepsNoDateSilent(TestDatabase database) {
		long seed = Long.getLong("seed", System.nanoTime());
		try (NoticeBooks books = new NoticeBooks(database, PROGRAMME)) {
			Random random = new Random(seed);
			for (int number = 0; number < MEMBERS; number++) {
				member(books, "M%03d".formatted(number), random);
			}

			books.tell(SEND_ON.toString(), null);

			assertThat(rows(books, NAMED + """
					select n.member_id || ' on ' || cast(n.subject_on as varchar) from named n
					where n.others + n.deferred - (case when n.warned > 0 then n.deferred else 0 end) > (
					  select coalesce(sum(l.remaining), 0) from point_lot l join member m on m.member_id = l.member_id
					  where l.member_id = n.member_id and (l.expires_on = n.subject_on or n.subject_on =
					    greatest(m.lapse_on, coalesce(l.floor_on, m.lapse_on), l.earned_on)))"""))
				.as("dates of which more is told than ends on them, seed %d", seed)
				.isEmpty();
			assertThat(rows(books, """
					select n.member_id from notice n where n.points > (
					  select sum(l.remaining) from point_lot l where l.member_id = n.member_id)"""))
				.as("notices that name more than there is, seed %d", seed)
				.isEmpty();
			assertThat(rows(books, """
					select l.lot_id from point_lot l where l.expires_on between date '2024-12-01' and date '2025-01-01'
					  and l.remaining > 0 and l.expires_on <= date '2025-01-01' and not exists (
					    select 1 from notice_item i where i.member_id = l.member_id and i.subject_on = l.expires_on)
					  and not exists (select 1 from member m where m.member_id = l.member_id
					    and greatest(m.lapse_on, coalesce(l.floor_on, m.lapse_on), l.earned_on) < l.expires_on)"""))
				.as("lots of due dates of which nothing is told, seed %d", seed)
				.isEmpty();
		}
	}

	private static List<String> rows(NoticeBooks books, String sql) {
		return books.books().jdbc().sql(sql).query(String.class).list();
	}

	private static void member(NoticeBooks books, String id, Random random) {
		books.member(id, "010-1234-5678");
		LocalDate deferredTo = SEND_ON.plusDays(13);
		if (random.nextBoolean()) {
			books.sql("update member set lapse_on = ? where member_id = ?", SEND_ON.plusDays(random.nextInt(60) - 20),
					id);
		}
		for (int number = random.nextInt(5); number >= 0; number--) {
			String lot = id + "-" + number;
			long points = 1 + random.nextInt(1000);
			String what = Stream.of("", "", "DEFERRED", "EXTENDED", "REINSTATED", "BOTH")
				.toList()
				.get(random.nextInt(6));
			boolean deferred = what.equals("DEFERRED") || what.equals("BOTH");
			LocalDate until = deferred ? deferredTo : SEND_ON.plusDays(random.nextInt(60));
			boolean byDormancy = deferred && random.nextInt(3) == 0;
			books.lot(lot, id, "2022-01-01", (byDormancy ? until.plusYears(1) : until).toString(), points);
			if (deferred) {
				books.sql("update point_lot set floor_on = ? where lot_id = ?", until, lot)
					.cue(id, "DEFERRED", lot, "2024-11-30.1", points, "2024-11-30", until.toString());
			}
			if (what.equals("EXTENDED") || what.equals("BOTH")) {
				books.cue(id, "EXTENDED", lot, "2024-11-30.1:more", points, "2024-11-30", SEND_ON.toString());
			}
			if (what.equals("REINSTATED") || (what.equals("BOTH") && random.nextBoolean())) {
				books.cue(id, "REINSTATED", lot, "desk.1", 1 + random.nextInt((int) points), "2024-06-01",
						until.toString());
			}
		}
	}

}
