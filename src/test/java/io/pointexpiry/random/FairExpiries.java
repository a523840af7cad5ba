package io.pointexpiry.random;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.pointexpiry.domain.NoticeGuard;
import io.pointexpiry.domain.NoticePlan;
import io.pointexpiry.domain.Policy;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.notice.PhoneNumbers;
import io.pointexpiry.support.Nights;
import org.jspecify.annotations.Nullable;

/**
 * Nothing expires before its date, against a promise, while it is held, or untold where
 * the guard forbids it: asked of each new record, of the tables as they are then.
 */
final class FairExpiries {

	private static final String EXPIRIES = """
			select e.lot_id, e.ref, e.member_id, e.tier, e.business_date, e.reason, e.points, e.earned_on, e.expires_on,
			       e.warned_on, m.phone, m.notices_off,
			       (select max(f.until_on) from lot_floor f where f.lot_id = e.lot_id) as promised_until,
			       (select count(*) from lot_floor f where f.lot_id = e.lot_id and f.cause = 'DEFERRAL') as deferrals,
			       exists (select 1 from hold h where h.released_at is null and h.member_id = e.member_id
			         and (h.lot_id is null or h.lot_id = e.lot_id)) as held
			from expiry_record e join member m on m.member_id = e.member_id
			where e.entry_type = 'EXPIRY'""";

	/**
	 * Told while it could be sent, and not taken back or refused since; or told by
	 * letter.
	 */
	private static final String WARNINGS = """
			select count(*) from notice_item i join notice n on n.notice_id = i.notice_id
			join notice_folder f on f.business_date = n.business_date and f.n = n.n
			where i.member_id = ? and i.subject_on between ? and ? and (i.item in (?, 'DEFERRED')
			    or i.item in ('REINSTATED', 'EXTENDED', 'POLICY_CHANGE') and i.stage <> '')
			  and i.told_on <= ? and f.published_at is not null
			  and (n.state in ('ACCEPTED', 'SENT', 'DELIVERED')
			    or n.channel <> 'NONE' and n.state not in ('MADE', 'RECALLED', 'CANCELLED', 'REJECTED')
			      and f.published_at < n.send_not_after)
			  and (? = 'PUBLISHED' or n.state = 'DELIVERED')""";

	private final Nights nights;

	private final Set<String> known = new HashSet<>();

	FairExpiries(Nights nights) {
		this.nights = nights;
	}

	private record Expiry(String lotId, String ref, String memberId, String tier, LocalDate day, String reason,
			long points, LocalDate earnedOn, @Nullable LocalDate expiresOn, @Nullable LocalDate warnedOn, boolean held,
			@Nullable LocalDate promisedUntil, int deferrals, boolean reachable) {
	}

	/** What is wrong with the records that are new. */
	List<String> wrong() {
		Programme programme = this.nights.get(Programme.class);
		PhoneNumbers numbers = new PhoneNumbers(programme.locale(), programme.zone());
		List<Expiry> expiries = this.nights.books()
			.template()
			.query(EXPIRIES, (row, number) -> new Expiry(row.getString("lot_id"), row.getString("ref"),
					row.getString("member_id"), row.getString("tier"), row.getObject("business_date", LocalDate.class),
					row.getString("reason"), row.getLong("points"), row.getObject("earned_on", LocalDate.class),
					row.getObject("expires_on", LocalDate.class), row.getObject("warned_on", LocalDate.class),
					row.getBoolean("held"), row.getObject("promised_until", LocalDate.class), row.getInt("deferrals"),
					!row.getBoolean("notices_off") && numbers.target(row.getString("phone")).international() != null));
		List<Expiry> fresh = expiries.stream().filter((it) -> this.known.add(it.lotId() + " " + it.ref())).toList();
		List<String> wrong = new ArrayList<>();
		for (Expiry expiry : fresh) {
			wrong(expiry, programme.policies().inForceOn(expiry.day()), fresh)
				.forEach((what) -> wrong.add(what + expiry));
		}
		return wrong;
	}

	private List<String> wrong(Expiry it, Policy policy, List<Expiry> fresh) {
		List<String> wrong = new ArrayList<>();
		if (it.held()) {
			wrong.add("expired while held: ");
		}
		if (it.promisedUntil() != null && it.promisedUntil().isAfter(it.day())) {
			wrong.add("expired against a promise: ");
		}
		LocalDate expiresOn = it.expiresOn();
		boolean byDate = it.reason().equals("VALIDITY") || it.reason().equals("POLICY_CHANGE");
		if (byDate && (expiresOn == null || expiresOn.isAfter(it.day()))) {
			wrong.add("expired before its date: ");
		}
		if (owed(it, policy, fresh) && !warned(it, policy)) {
			wrong.add("expired unwarned: ");
		}
		if (it.warnedOn() != null && !warned(it, policy)) {
			wrong.add("says that it was warned: ");
		}
		return wrong;
	}

	/** Whether the guard owes a warning still; a sum that may be too low owes none. */
	private static boolean owed(Expiry it, Policy policy, List<Expiry> fresh) {
		NoticeGuard guard = policy.guard();
		NoticePlan notices = policy.notices();
		if (guard == null || notices == null || it.reason().equals("WITHDRAWAL") || it.deferrals() >= guard.atMost()
				|| !it.reachable() && guard.unreachable() == NoticeGuard.Unreachable.EXPIRE) {
			return false;
		}
		if (it.reason().equals("DORMANCY")) {
			return it.points() >= notices.minimumPoints()
					&& policy.dormancyFor(it.tier()).filter((rule) -> !rule.warnBefore().isEmpty()).isPresent();
		}
		long together = fresh.stream()
			.filter((other) -> other.memberId().equals(it.memberId()) && other.day().equals(it.day())
					&& Objects.equals(other.expiresOn(), it.expiresOn()) && !other.reason().equals("DORMANCY"))
			.mapToLong(Expiry::points)
			.sum();
		return together >= notices.minimumPoints() && anyStage(notices.expiryBefore(), it.expiresOn(), it.earnedOn());
	}

	private static boolean anyStage(List<Period> stages, @Nullable LocalDate on, LocalDate earnedOn) {
		return on != null && stages.stream().anyMatch((stage) -> !on.minus(stage).isBefore(earnedOn));
	}

	private boolean warned(Expiry it, Policy policy) {
		NoticeGuard guard = policy.guard();
		boolean dormancy = it.reason().equals("DORMANCY");
		LocalDate from = (dormancy || it.expiresOn() == null) ? it.day().minusYears(1) : it.expiresOn();
		LocalDate to = (dormancy || it.expiresOn() == null) ? it.day() : it.expiresOn();
		String require = (guard != null) ? guard.require().name() : "PUBLISHED";
		Long warnings = this.nights.books()
			.template()
			.queryForObject(WARNINGS, Long.class, it.memberId(), from, to,
					dormancy ? "DORMANCY_WARNING" : "EXPIRY_WARNING", to.plusDays(1), require);
		return warnings != null && warnings > 0;
	}

}
