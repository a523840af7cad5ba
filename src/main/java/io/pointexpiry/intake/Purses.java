package io.pointexpiry.intake;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.JdbcTemplate;

import io.pointexpiry.domain.BurnPlan;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.store.LapseTable;
import io.pointexpiry.store.LapseTable.Entry;
import io.pointexpiry.store.LapseTable.Floor;
import io.pointexpiry.store.LotTable;
import io.pointexpiry.store.StoredLot;

/** Reads what members can spend, a few statements a chunk. */
final class Purses {

	private final JdbcTemplate jdbc;

	private final Programme programme;

	private final LotTable lots;

	private final LapseTable lapses;

	private final BurnPlan burnPlan;

	Purses(JdbcTemplate jdbc, Programme programme) {
		this.jdbc = jdbc;
		this.programme = programme;
		this.lots = new LotTable(jdbc);
		this.lapses = new LapseTable(jdbc);
		this.burnPlan = new BurnPlan(programme.burnOrder(), programme.burnKinds());
	}

	/**
	 * The purses of those members that exist, by member id.
	 * @param days the days on which each of them redeems
	 * @param lock whether the lots must stay as they are until the transaction ends
	 */
	Map<String, Purse> open(Map<String, Set<LocalDate>> days, boolean lock) {
		Map<String, Purse> purses = new HashMap<>();
		if (days.isEmpty()) {
			return purses;
		}
		LocalDate first = new TreeSet<>(days.values().stream().flatMap(Set::stream).toList()).first();
		List<StoredLot> found = this.lots.usableSince(days.keySet(), first, lock);
		MembersOnDays members = MembersOnDays.read(this.jdbc, this.programme, days);
		days.keySet()
			.stream()
			.filter(members::knows)
			.forEach((memberId) -> purses.put(memberId, new Purse(memberId, this.burnPlan, members)));
		Map<String, List<Entry>> entries = this.lapses.ofMembers(days.keySet())
			.stream()
			.collect(Collectors.groupingBy(Entry::lotId));
		Map<String, List<Floor>> floors = this.lapses
			.floors(found.stream().map((stored) -> stored.lot().lotId()).toList())
			.stream()
			.collect(Collectors.groupingBy(Floor::lotId));
		for (StoredLot stored : found) {
			String lotId = stored.lot().lotId();
			Objects.requireNonNull(purses.get(stored.lot().memberId()))
				.put(lotId,
						new Pot(stored, entries.getOrDefault(lotId, List.of()), floors.getOrDefault(lotId, List.of())));
		}
		return purses;
	}

}
