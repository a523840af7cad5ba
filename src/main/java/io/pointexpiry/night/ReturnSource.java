package io.pointexpiry.night;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import io.pointexpiry.domain.Activities;
import io.pointexpiry.domain.Member;
import io.pointexpiry.ledger.KeyQuery;
import io.pointexpiry.ledger.LotKey;
import io.pointexpiry.ledger.MemberReads;
import io.pointexpiry.ledger.MemberState;
import io.pointexpiry.ledger.NightRun;
import io.pointexpiry.ledger.Reinstatements;
import io.pointexpiry.ledger.Reinstatements.Lapsed;

/**
 * Reads members who are to be looked at again and of whom dormancy took points: an
 * earlier activity may have become known since.
 */
final class ReturnSource implements PageSource<MemberWithExpiries> {

	private static final String LOOKED_AT = """
			select distinct r.member_id, '' as lot_id from %s and exists (
			  select 1 from point_lot l join expiry_record e on e.lot_id = l.lot_id
			  where l.member_id = r.member_id and e.entry_type = 'EXPIRY' and e.reason = 'DORMANCY')""";

	private final MemberReads members;

	private final Reinstatements reinstatements;

	ReturnSource(MemberReads members, Reinstatements reinstatements) {
		this.members = members;
		this.reinstatements = reinstatements;
	}

	@Override
	public String unit() {
		return "members";
	}

	@Override
	public KeyQuery keys(NightRun run) {
		return KeyQuery.of(LOOKED_AT.formatted("review r where r.due_on <= ?"), run.stateDay());
	}

	/**
	 * The members of whom a night to come will ask, as the tables stand before it: what
	 * its first steps will queue, because it was redeemed or reversed, is in it.
	 */
	KeyQuery ahead(NightRun run) {
		KeyQuery redeemed = KeyQuery.of(LOOKED_AT.formatted("""
				redemption r where r.posted_on is null and r.redeemed_on <= ?"""), run.businessDate());
		KeyQuery reversed = KeyQuery.of(LOOKED_AT.formatted("point_lot r where r.reversed_on = ?"), run.businessDate());
		return run.isRerun() ? keys(run).or(redeemed).or(reversed) : keys(run).or(redeemed);
	}

	@Override
	public List<MemberWithExpiries> page(NightRun run, List<LotKey> keys) {
		return of(keys.stream().map(LotKey::memberId).toList());
	}

	/** Members with what dormancy took of them; nothing is locked. */
	List<MemberWithExpiries> of(Collection<String> ids) {
		Map<String, MemberState> owners = this.members.members(ids);
		Map<String, Integer> numbers = this.reinstatements.numbers(ids);
		Map<String, List<Lapsed>> lapsed = this.reinstatements.byDormancy(ids)
			.stream()
			.collect(Collectors.groupingBy(Lapsed::memberId));
		Map<LocalDate, Map<String, Activities>> known = new HashMap<>();
		return ids.stream().map((id) -> {
			Member member = Objects.requireNonNull(owners.get(id), "a key has a member").member();
			List<Lapsed> theirs = lapsed.getOrDefault(id, List.of());
			Map<LocalDate, Activities> activities = new HashMap<>();
			theirs.forEach((it) -> activities.put(it.businessDate(),
					known.computeIfAbsent(it.businessDate(), (day) -> this.members.activities(ids, day))
						.getOrDefault(id, Activities.NONE)));
			return new MemberWithExpiries(member, theirs, activities, of(theirs, numbers));
		}).toList();
	}

	private static Map<String, Integer> of(List<Lapsed> lapsed, Map<String, Integer> numbers) {
		Map<String, Integer> theirs = new HashMap<>();
		for (Lapsed it : lapsed) {
			String first = Reinstatements.first(it.lotId());
			theirs.put(first, numbers.getOrDefault(first, 0));
		}
		return theirs;
	}

}
