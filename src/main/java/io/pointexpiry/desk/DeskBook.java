package io.pointexpiry.desk;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import io.pointexpiry.database.Conflicts;
import io.pointexpiry.desk.DeskRefusedException.Cell;
import io.pointexpiry.domain.Dormancy;
import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.ledger.ActivityTable;
import io.pointexpiry.ledger.DeskLedger;
import io.pointexpiry.ledger.Ledger;
import io.pointexpiry.ledger.MemberReads;
import io.pointexpiry.ledger.MemberState;
import io.pointexpiry.ledger.Reinstatements;
import io.pointexpiry.notice.UnsentNotices;
import org.jspecify.annotations.Nullable;

import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What every command of the desk works with. A command is one transaction that first
 * keeps the calendar where it is: what it records belongs to a day that is not closed,
 * also beside a run.
 */
final class DeskBook {

	/** A command is tried five times before it fails. */
	private static final RetryTemplate RETRIES = new RetryTemplate(RetryPolicy.builder()
		.maxRetries(4)
		.delay(Duration.ZERO)
		.includes(DataAccessException.class)
		.predicate((failure) -> Conflicts.passes(failure) && !Conflicts.isWaitInVain(failure))
		.build());

	private static final List<String> OF_OWN_DATE = List.of("EXPIRY_WARNING", "DEFERRED", "EXTENDED", "REINSTATED",
			"POLICY_CHANGE");

	private final TransactionTemplate transactions;

	private final PolicyHistory policies;

	private final NoticeRecall recalls;

	private final UnsentNotices notices;

	private final ActivityTable reviews;

	private final Ledger ledger;

	private final MemberReads members;

	private final DeskReads reads;

	private final DeskLedger table;

	private final Reinstatements reinstatements;

	DeskBook(JdbcTemplate jdbc, TransactionTemplate transactions, PolicyHistory policies, NoticeRecall recalls) {
		this.transactions = transactions;
		this.policies = policies;
		this.recalls = recalls;
		this.notices = new UnsentNotices(jdbc);
		this.reviews = new ActivityTable(jdbc);
		this.ledger = new Ledger(jdbc);
		this.members = new MemberReads(jdbc);
		this.reads = new DeskReads(JdbcClient.create(jdbc));
		this.table = new DeskLedger(JdbcClient.create(jdbc));
		this.reinstatements = new Reinstatements(jdbc);
	}

	DeskReads reads() {
		return this.reads;
	}

	DeskLedger table() {
		return this.table;
	}

	MemberReads members() {
		return this.members;
	}

	/**
	 * Does it all or nothing, given the last closed day; null: none is. What a night or
	 * an online service got in the way of, by a deadlock or a serialization failure, is
	 * done again from its start; notices are recalled by the attempt that commits.
	 */
	<T> T write(Function<@Nullable LocalDate, T> work) {
		return Objects.requireNonNull(RETRIES.<T>invoke(
				() -> this.transactions.execute((status) -> work.apply(this.table.lockCalendar().orElse(null)))));
	}

	/**
	 * Does some orders together. What cannot be done changes nothing, and keeps none of
	 * the others from being done.
	 */
	List<DeskOutcome> writeAll(List<LotOrder> orders, OneOrder work) {
		return write((lastClosed) -> orders.stream().map((order) -> outcome(order, lastClosed, work)).toList());
	}

	private static DeskOutcome outcome(LotOrder order, @Nullable LocalDate lastClosed, OneOrder work) {
		try {
			return DeskOutcome.done(work.carryOut(order, lastClosed));
		}
		catch (DeskRefusedException ex) { // before anything of this order was written
			return DeskOutcome.of(ex);
		}
	}

	/** Does one order of several, in the transaction of all of them. */
	interface OneOrder {

		DeskResult carryOut(LotOrder order, @Nullable LocalDate lastClosed);

	}

	/** The next day to be closed. */
	static LocalDate next(@Nullable LocalDate lastClosed, DeskOrder order) {
		return (lastClosed != null) ? lastClosed.plusDays(1) : order.today();
	}

	/** What the desk promises where it names no day. */
	LocalDate defaultUntil(LocalDate next) {
		return next.plus(this.policies.inForceOn(next).deferral());
	}

	MemberState member(String memberId) {
		MemberState member = this.members.members(List.of(memberId)).get(memberId);
		if (member == null) {
			throw new DeskRefusedException("There is no member \"%s\"; check the id.".formatted(memberId));
		}
		return member;
	}

	/** A lot, locked. */
	DeskLot lot(String lotId) {
		return this.reads.lock(lotId)
			.orElseThrow(() -> new DeskRefusedException("There is no lot \"%s\"; check the id.".formatted(lotId),
					Cell.lot(lotId, "a lot that is known")));
	}

	/** What the lot is called that gives points of this one back. */
	String nextName(DeskLot lot) {
		return this.reinstatements.nextName(lot.lot().memberId(), lot.lotId());
	}

	/** A lot with points in it, locked. */
	DeskLot openLot(String lotId) {
		return open(lot(lotId));
	}

	/** Refuses a lot without points in it. */
	static DeskLot open(DeskLot lot) {
		String lotId = lot.lotId();
		if (!lot.isOpen()) {
			throw switch (lot.status()) {
				case EXPIRED -> new DeskRefusedException(
						"Lot %s has lapsed; give its points back with: %s".formatted(lotId,
								Words.command("reinstate", "--lot", lotId)),
						Cell.lot(lotId, "an open lot; it has expired, and its points come back with reinstate"));
				case SPENT, OPEN -> new DeskRefusedException("Lot %s is spent; nothing of it remains.".formatted(lotId),
						Cell.lot(lotId, "an open lot; it is spent"));
			};
		}
		return lot;
	}

	/** The hold that stands on exactly this lot, or on exactly the member as a whole. */
	@Nullable DeskHold standing(String memberId, @Nullable String lotId) {
		return this.reads.holds(memberId)
			.stream()
			.filter((hold) -> hold.stands() && Objects.equals(hold.lotId(), lotId))
			.findFirst()
			.orElse(null);
	}

	/** The next notices look at the member. */
	void look(String memberId) {
		this.ledger.cue(List.of(Ledger.Cue.look(memberId)));
	}

	/** The next notices tell the member. */
	void tell(Ledger.Cue cue) {
		this.ledger.cue(List.of(cue));
	}

	/**
	 * The night after the next one looks at the member's dates; the next one may be past
	 * that step.
	 */
	void review(String memberId, LocalDate next) {
		this.reviews.review(Set.of(new ActivityTable.Review(memberId, next.plusDays(1))));
	}

	/**
	 * The day on which dormancy would take the lot, by the policy of the last closed day.
	 */
	@Nullable LocalDate lapseOf(MemberState member, DeskLot lot, @Nullable LocalDate lastClosed, DeskOrder order) {
		LocalDate day = Objects.requireNonNullElse(lastClosed, order.today());
		return Dormancy.lapseOf(member.lapseOn(), lot.lot(), member.member(), this.policies.inForceOn(day));
	}

	/**
	 * Unsent notices of the dates on which lots would lapse, by themselves or dormancy.
	 */
	Set<String> warningsOf(MemberState member, Collection<DeskLot> lots, @Nullable LocalDate lastClosed,
			DeskOrder order) {
		Set<String> wrong = new TreeSet<>();
		String id = member.member().memberId();
		Set<LocalDate> own = new TreeSet<>();
		Set<LocalDate> byDormancy = new TreeSet<>();
		for (DeskLot lot : lots) {
			add(own, lot.expiresOn());
			add(byDormancy, lapseOf(member, lot, lastClosed, order));
		}
		wrong.addAll(this.notices.of(id, OF_OWN_DATE, own, order.at()));
		wrong.addAll(this.notices.of(id, List.of("DORMANCY_WARNING", "DEFERRED"), byDormancy, order.at()));
		return wrong;
	}

	/** Unsent warnings of a date on which the member now has more to lose. */
	Set<String> warningsOn(String memberId, LocalDate day, DeskOrder order) {
		return this.notices.of(memberId, List.of("EXPIRY_WARNING"), Set.of(day), order.at());
	}

	/** Takes notices back; what else they told is told again. */
	List<String> recall(Set<String> noticeIds) {
		if (!noticeIds.isEmpty()) {
			this.notices.tellAgain(noticeIds);
			this.recalls.recall(noticeIds);
		}
		return List.copyOf(noticeIds);
	}

	private static void add(Set<LocalDate> days, @Nullable LocalDate day) {
		if (day != null) {
			days.add(day);
		}
	}

}
