package io.pointexpiry.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import io.pointexpiry.database.Batches;
import io.pointexpiry.domain.LotDebit;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What members spent, and what of it came back: tables {@code redemption} and
 * {@code cancellation}.
 *
 * @see "rules.md#redemptions"
 */
public final class RedemptionTable {

	private final Batches batches;

	public RedemptionTable(JdbcTemplate jdbc) {
		this.batches = new Batches(jdbc);
	}

	/** Those of the given redemptions that were taken, by their ids. */
	public Map<String, Redemption> find(Collection<String> redemptionIds) {
		Map<String, Redemption> found = new HashMap<>();
		this.batches
			.byKeys("""
					select redemption_id, member_id, redeemed_on, lot_id, points from redemption
					where redemption_id = any (?) order by redemption_id, seq, lot_id""", redemptionIds,
					(row, number) -> new Redemption(text(row.getString(1)), text(row.getString(2)),
							day(row.getObject(3, LocalDate.class)),
							List.of(new LotDebit(text(row.getString(4)), row.getLong(5)))))
			.forEach((part) -> found.merge(part.redemptionId(), part, Redemption::and));
		return found;
	}

	/** Adds what redemptions took of lots. */
	public void insert(Collection<TakenPart> parts) {
		this.batches.each("""
				insert into redemption (redemption_id, lot_id, member_id, redeemed_on, points, seq, posted_on)
				values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""", parts,
				(part) -> new Object[] { part.redemptionId(), part.lotId(), part.memberId(), part.redeemedOn(),
						part.points(), part.seq(), part.postedOn() });
	}

	/** Those of the given cancellations that were applied, by their ids. */
	public Map<String, List<ReturnedPart>> cancellations(Collection<String> cancellationIds) {
		return parts("cancellation_id", cancellationIds, ReturnedPart::cancellationId);
	}

	/** What came back of redemptions, by their ids. */
	public Map<String, List<ReturnedPart>> returned(Collection<String> redemptionIds) {
		return parts("redemption_id", redemptionIds, ReturnedPart::redemptionId);
	}

	private Map<String, List<ReturnedPart>> parts(String key, Collection<String> ids,
			Function<ReturnedPart, String> id) {
		Map<String, List<ReturnedPart>> found = new HashMap<>();
		this.batches
			.byKeys("select cancellation_id, redemption_id, lot_id, cancelled_on, points, posted_on from cancellation"
					+ " where " + key + " = any (?)", ids,
					(row, number) -> new ReturnedPart(text(row.getString(1)), text(row.getString(2)),
							text(row.getString(3)), day(row.getObject(4, LocalDate.class)), row.getLong(5),
							day(row.getObject(6, LocalDate.class))))
			.forEach((part) -> found.computeIfAbsent(id.apply(part), (any) -> new ArrayList<>()).add(part));
		return found;
	}

	/** Adds what cancellations gave back to lots. */
	public void insertReturned(Collection<ReturnedPart> parts) {
		this.batches.each("""
				insert into cancellation (cancellation_id, redemption_id, lot_id, cancelled_on, points, posted_on)
				values (?, ?, ?, ?, ?, ?) on conflict do nothing""", parts,
				(part) -> new Object[] { part.cancellationId(), part.redemptionId(), part.lotId(), part.cancelledOn(),
						part.points(), part.postedOn() });
	}

	private static String text(String cell) {
		return Objects.requireNonNull(cell);
	}

	private static LocalDate day(LocalDate cell) {
		return Objects.requireNonNull(cell);
	}

	/**
	 * A redemption that was taken.
	 *
	 * @param redemptionId its id
	 * @param memberId who redeemed
	 * @param redeemedOn the day
	 * @param takes what it took of each lot, in that order
	 */
	public record Redemption(String redemptionId, String memberId, LocalDate redeemedOn, List<LotDebit> takes) {

		public Redemption {
			takes = List.copyOf(takes);
		}

		private Redemption and(Redemption part) {
			List<LotDebit> all = new ArrayList<>(this.takes);
			all.addAll(part.takes);
			return new Redemption(this.redemptionId, this.memberId, this.redeemedOn, all);
		}

		/** All that it took. */
		public long points() {
			return this.takes.stream().mapToLong(LotDebit::points).reduce(0, Math::addExact);
		}

	}

	/**
	 * What a redemption takes of one lot.
	 *
	 * @param redemptionId the redemption
	 * @param lotId the lot
	 * @param memberId who redeemed
	 * @param redeemedOn the day
	 * @param points at least 1
	 * @param seq the lots of one redemption count from 0
	 * @param postedOn the day of the books to which it belongs
	 */
	public record TakenPart(String redemptionId, String lotId, String memberId, LocalDate redeemedOn, long points,
			int seq, LocalDate postedOn) {
	}

	/**
	 * What a cancellation gives back to one lot.
	 *
	 * @param cancellationId the cancellation
	 * @param redemptionId what it cancels
	 * @param lotId the lot
	 * @param cancelledOn the day
	 * @param points at least 1
	 * @param postedOn the day of the books to which it belongs
	 */
	public record ReturnedPart(String cancellationId, String redemptionId, String lotId, LocalDate cancelledOn,
			long points, LocalDate postedOn) {
	}

}
