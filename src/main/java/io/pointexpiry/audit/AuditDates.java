package io.pointexpiry.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.pointexpiry.database.Snapshot;
import io.pointexpiry.domain.Activities;
import io.pointexpiry.domain.LotDates;
import io.pointexpiry.domain.LotDating;
import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.ledger.AppliedPolicies;
import io.pointexpiry.ledger.Calendar;
import io.pointexpiry.ledger.LotReads;
import io.pointexpiry.ledger.LotState;
import io.pointexpiry.ledger.MemberReads;
import io.pointexpiry.ledger.MemberState;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Checks that open lots have the dates that the accepted policies give them on the last
 * closed day: a policy that was applied by halves leaves others behind. Members whom the
 * next night looks at anyway are left out, and so is everything while the policy file is
 * not the accepted one, an amendment waits, or a run is not finished.
 */
final class AuditDates implements AuditPass {

	static final String SENTENCE = "Every open lot has the date that the accepted policies give it on the last closed day.";

	private static final int PAGE = 500;

	private static final String OWNERS = """
			select distinct l.member_id from point_lot l
			where l.status = 'OPEN' and l.remaining > 0 and l.reversed_on is null
			  and not exists (select 1 from review r where r.member_id = l.member_id)
			  and not exists (select 1 from redemption d where d.member_id = l.member_id and d.posted_on is null)
			order by l.member_id""";

	private final PolicyHistory policies;

	private final AppliedPolicies applied;

	private final MemberReads members;

	private final LotReads lots;

	private final JdbcClient jdbc;

	/**
	 * Creates it.
	 * @param books reads in the transaction of the snapshot that is audited
	 */
	AuditDates(PolicyHistory policies, AppliedPolicies applied, JdbcTemplate books) {
		this.policies = policies;
		this.applied = applied;
		this.members = new MemberReads(books);
		this.lots = new LotReads(books);
		this.jdbc = JdbcClient.create(books);
	}

	@Override
	public List<String> sentences() {
		return obstacle().isEmpty() ? List.of(SENTENCE) : List.of();
	}

	/**
	 * Why the stored dates need not be those of the last closed day; empty: they must.
	 */
	private Optional<String> obstacle() {
		if (this.applied.refusal().isPresent()) {
			return Optional.of("the policy file is not the accepted one");
		}
		if (this.applied.isAmendmentWaiting()) {
			return Optional.of("an amendment waits for the next night");
		}
		return this.jdbc.sql("select c.command from closing c join unfinished_closing u on u.closing_id = c.closing_id")
			.query(String.class)
			.list()
			.stream()
			.findFirst()
			.map("a %s is not finished"::formatted);
	}

	@Override
	public void audit(Snapshot books, AuditLog log) {
		LocalDate day = new Calendar(books.jdbc()).lastClosed();
		Optional<String> obstacle = obstacle();
		if (obstacle.isPresent()) {
			log.note("The dates of lots were not checked: %s.".formatted(obstacle.get()));
		}
		else if (day != null) {
			Pages pages = new Pages(day, log);
			books.each(OWNERS, (row) -> pages.take(row.getString(1)));
			pages.check();
		}
	}

	/** Members page by page, and the dates of their lots. */
	private final class Pages {

		private final LotDates dates = new LotDates(AuditDates.this.policies);

		private final LocalDate day;

		private final AuditLog log;

		private final List<String> ids = new ArrayList<>();

		Pages(LocalDate day, AuditLog log) {
			this.day = day;
			this.log = log;
		}

		void take(String memberId) {
			this.ids.add(memberId);
			if (this.ids.size() == PAGE) {
				check();
			}
		}

		void check() {
			Map<String, MemberState> owners = AuditDates.this.members.members(this.ids);
			Map<String, Activities> activities = AuditDates.this.members.activities(this.ids, this.day);
			for (LotState lot : AuditDates.this.lots.open(this.ids, this.day)) {
				String id = lot.lot().memberId();
				LotDating dating = this.dates.dateOf(lot.lot(), Objects.requireNonNull(owners.get(id)).member(),
						activities.getOrDefault(id, Activities.NONE), this.day);
				if (lot.policyVersion() != null && lot.reversedOn() == null && differs(lot.as(dating), lot)) {
					report(lot.as(dating), lot);
				}
			}
			this.ids.clear();
		}

		private void report(LotState expected, LotState found) {
			this.log.add(new AuditFinding(SENTENCE,
					"lot %s of member %s".formatted(found.lot().lotId(), found.lot().memberId()), text(found),
					text(expected), "Date all open lots again by the next night: "
							+ "policy amend %s --date-again --reason T".formatted(expected.policyVersion())));
		}

		private static boolean differs(LotState expected, LotState found) {
			return !Objects.equals(expected.expiresOn(), found.expiresOn())
					|| !Objects.equals(expected.policyVersion(), found.policyVersion())
					|| !Objects.equals(expected.refused(), found.refused());
		}

		private static String text(LotState lot) {
			if (lot.refused() != null) {
				return "no date without %s by policy %s".formatted(lot.refused(), lot.policyVersion());
			}
			return "%s by policy %s".formatted((lot.expiresOn() != null) ? lot.expiresOn() : "never",
					lot.policyVersion());
		}

	}

}
