package io.pointexpiry.intake;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.pointexpiry.domain.BurnPlan;
import io.pointexpiry.domain.ExpiryMovement;
import io.pointexpiry.domain.KnownPromise;
import io.pointexpiry.domain.Lot;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.domain.RedeemableBalance;
import io.pointexpiry.domain.RedeemableLot;
import io.pointexpiry.ledger.ExpiryTable;
import io.pointexpiry.ledger.LotTable;
import io.pointexpiry.ledger.StoredLot;

import org.springframework.jdbc.core.JdbcTemplate;

/** Reads what members can spend, a few statements a chunk. */
final class RedeemableBalances {

	private final JdbcTemplate jdbc;

	private final Programme programme;

	private final LotTable lots;

	private final ExpiryTable lapses;

	private final BurnPlan burnPlan;

	RedeemableBalances(JdbcTemplate jdbc, Programme programme) {
		this.jdbc = jdbc;
		this.programme = programme;
		this.lots = new LotTable(jdbc);
		this.lapses = new ExpiryTable(jdbc);
		this.burnPlan = new BurnPlan(programme.burnOrder(), programme.burnKinds());
	}

	/**
	 * What those members can spend that exist.
	 * @param days the days on which each of them redeems
	 * @param lock whether the lots must stay as they are until the transaction ends
	 */
	Opened open(Map<String, Set<LocalDate>> days, boolean lock) {
		Opened opened = new Opened(new HashMap<>(), new HashMap<>());
		LocalDate first = new TreeSet<>(days.values().stream().flatMap(Set::stream).toList()).first();
		List<StoredLot> found = this.lots.usableSince(days.keySet(), first, lock);
		PastLotDates dates = PastLotDates.read(this.jdbc, this.programme, days);
		days.keySet()
			.stream()
			.filter(dates::knows)
			.forEach((memberId) -> opened.balances().put(memberId, new RedeemableBalance(this.burnPlan, dates)));
		Map<String, List<ExpiryMovement>> movements = this.lapses.ofMembers(days.keySet())
			.stream()
			.collect(Collectors.groupingBy(ExpiryMovement::lotId));
		Map<String, List<KnownPromise>> promises = this.lapses
			.floors(found.stream().map((stored) -> stored.lot().lotId()).toList())
			.stream()
			.collect(Collectors.groupingBy(KnownPromise::lotId));
		for (StoredLot stored : found) {
			String lotId = stored.lot().lotId();
			opened.lots().put(lotId, stored);
			Objects.requireNonNull(opened.balances().get(stored.lot().memberId()))
				.put(new RedeemableLot(redeemable(stored), movements.getOrDefault(lotId, List.of()),
						promises.getOrDefault(lotId, List.of())));
		}
		return opened;
	}

	private static Lot redeemable(StoredLot stored) {
		return (stored.status() == StoredLot.Status.EXPIRED) ? stored.withRemaining(0).lot() : stored.lot();
	}

	/**
	 * What members can spend.
	 *
	 * @param balances by member
	 * @param lots their lots as stored, by id
	 */
	record Opened(Map<String, RedeemableBalance> balances, Map<String, StoredLot> lots) {
	}

}
