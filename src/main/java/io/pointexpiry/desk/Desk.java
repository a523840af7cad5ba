package io.pointexpiry.desk;

import java.time.LocalDate;
import java.util.List;

import io.pointexpiry.domain.Programme;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the customer desk can do for a member. Each command is one transaction: an entry
 * with reason and who, and what it stands for. It is posted on the next day to be closed,
 * and safe beside a run. What cannot be done is a {@link DeskRefusedException} and
 * changes nothing.
 *
 * @see "rules.md#the-customer-desk"
 */
public final class Desk {

	private final HoldAndRelease holds;

	private final Extend moreTime;

	private final Reinstate givingBack;

	/**
	 * Creates it.
	 * @param recalls takes back notices that a command makes wrong
	 */
	public Desk(JdbcTemplate jdbc, TransactionTemplate transactions, Programme programme, NoticeRecall recalls) {
		DeskBook book = new DeskBook(jdbc, transactions, programme.policies(), recalls);
		this.holds = new HoldAndRelease(book);
		this.moreTime = new Extend(book, programme.policies());
		this.givingBack = new Reinstate(book, programme.policies());
	}

	/** Forbids the expiry of all lots of a member. */
	public DeskResult holdMember(String memberId, DeskOrder order) {
		return this.holds.holdMember(memberId, order);
	}

	/** Forbids the expiry of an open lot. */
	public DeskResult holdLot(String lotId, DeskOrder order) {
		return this.holds.holdLot(lotId, order);
	}

	/** Ends the hold on all lots of a member; holds on single lots stay. */
	public DeskResult releaseMember(String memberId, DeskOrder order) {
		return this.holds.releaseMember(memberId, order);
	}

	/** Ends the hold on a lot. */
	public DeskResult releaseLot(String lotId, DeskOrder order) {
		return this.holds.releaseLot(lotId, order);
	}

	/**
	 * Promises an open lot more time.
	 * @param until the new last usable day; later than the present one, and not closed
	 * yet
	 */
	public DeskResult extend(String lotId, LocalDate until, DeskOrder order) {
		return this.moreTime.extend(new LotOrder(lotId, null, until, order));
	}

	/**
	 * Gives back what the latest expiry of a lot took and nobody gave back since, as a
	 * new lot.
	 * @param until its last usable day; null: the next day to be closed and what the
	 * guard defers by
	 */
	public DeskResult reinstate(String lotId, @Nullable LocalDate until, DeskOrder order) {
		return this.givingBack.reinstate(new LotOrder(lotId, null, until, order));
	}

	/**
	 * Promises open lots more time: those that can be, all in one transaction.
	 * @param orders at most as many as one transaction should hold rows
	 * @param dryRun whether only to say what would be done
	 * @return what became of each, in their order
	 */
	public List<DeskOutcome> extendAll(List<LotOrder> orders, boolean dryRun) {
		return this.moreTime.extendAll(orders, dryRun);
	}

	/** Gives back what lots lost, in the same way. */
	public List<DeskOutcome> reinstateAll(List<LotOrder> orders, boolean dryRun) {
		return this.givingBack.reinstateAll(orders, dryRun);
	}

}
