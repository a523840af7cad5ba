package io.pointexpiry.night;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import javax.sql.DataSource;

import io.pointexpiry.database.Vendor;
import io.pointexpiry.domain.Activities;
import io.pointexpiry.domain.Dormancy;
import io.pointexpiry.domain.LotDates;
import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.ledger.KeyQuery;
import io.pointexpiry.ledger.LotKey;
import io.pointexpiry.ledger.LotKeyCursor;
import io.pointexpiry.ledger.LotReads;
import io.pointexpiry.ledger.LotState;
import io.pointexpiry.ledger.MemberRange;
import io.pointexpiry.ledger.MemberReads;
import io.pointexpiry.ledger.MemberState;
import io.pointexpiry.ledger.NightRun;

/**
 * Members with their open lots, page by page, with the dates that a day gives them:
 * computed anew by the rules and written nowhere. For looking ahead, where the tables
 * still show an earlier day.
 */
public final class MemberPages {

	private static final KeyQuery OWNERS = KeyQuery
		.of("select distinct member_id, '' as lot_id from point_lot where status = 'OPEN' and remaining > 0");

	private final LotDates lotDates;

	private final Dormancy dormancy;

	private final LotsToReturn toReturn;

	private final MemberReads members;

	private final LotReads lots;

	private final DataSource dataSource;

	private final Vendor vendor;

	MemberPages(PolicyHistory policies, LotsToReturn toReturn, MemberReads members, LotReads lots,
			DataSource dataSource, Vendor vendor) {
		this.lotDates = new LotDates(policies);
		this.dormancy = new Dormancy(policies);
		this.toReturn = toReturn;
		this.members = members;
		this.lots = lots;
		this.dataSource = dataSource;
		this.vendor = vendor;
	}

	/**
	 * Some members as of a day.
	 *
	 * @param members the members with that day's dormancy
	 * @param activities what they did up to that day
	 * @param lots their open lots with that day's dates, those included that late
	 * activity gives back; by member and lot
	 */
	public record Page(Map<String, MemberState> members, Map<String, Activities> activities, List<LotState> lots) {

		public MemberState owner(LotState lot) {
			return Objects.requireNonNull(this.members.get(lot.lot().memberId()), "a lot has a member");
		}

		/** What a member of the page did up to the day. */
		Activities activitiesOf(MemberState owner) {
			return this.activities.getOrDefault(owner.member().memberId(), Activities.NONE);
		}

		/** The page after promises were made for some of its lots. */
		Page promised(Map<String, LocalDate> until) {
			return new Page(this.members, this.activities, this.lots.stream().map((lot) -> {
				LocalDate promised = until.get(lot.lot().lotId());
				return (promised != null) ? lot.promised(promised) : lot;
			}).toList());
		}

	}

	/**
	 * Shows all members who hold open lots, or get points back, by member id: as the
	 * steps of a night leave them that come before extensions and expiry.
	 * @param run the night, begun or imagined
	 */
	public void asOf(NightRun run, Consumer<Page> reader) {
		KeyQuery selected = OWNERS.or(this.toReturn.keys(run));
		try (LotKeyCursor keys = LotKeyCursor.open(this.dataSource, selected, MemberRange.ALL, LotKey.FIRST)) {
			List<String> ids = new ArrayList<>();
			for (LotKey key = keys.next(); key != null; key = keys.next()) {
				ids.add(key.memberId());
				if (ids.size() == this.vendor.page()) {
					reader.accept(page(ids, run));
					ids.clear();
				}
			}
			reader.accept(page(ids, run));
		}
	}

	private Page page(List<String> ids, NightRun run) {
		LocalDate day = run.stateDay();
		Map<String, Activities> activities = this.members.activities(ids, day);
		Map<String, MemberState> owners = new LinkedHashMap<>();
		this.members.members(ids).forEach((id, member) -> owners.put(id, asOf(day, member, of(activities, id))));
		List<LotState> open = new ArrayList<>(this.lots.open(ids, day));
		open.addAll(this.toReturn.of(run, ids));
		List<LotState> dated = open.stream().map((lot) -> {
			String id = lot.lot().memberId();
			MemberState owner = Objects.requireNonNull(owners.get(id), "a lot has a member");
			return asOf(day, lot, owner, of(activities, id));
		}).sorted(Comparator.comparing(LotState::key, LotKey.ORDER)).toList();
		return new Page(owners, run.isOfThePast() ? this.members.activities(ids, run.businessDate()) : activities,
				dated);
	}

	private static Activities of(Map<String, Activities> activities, String id) {
		return activities.getOrDefault(id, Activities.NONE);
	}

	private MemberState asOf(LocalDate day, MemberState stored, Activities activities) {
		return stored.as(this.dormancy.on(stored.member(), activities, day));
	}

	private LotState asOf(LocalDate day, LotState stored, MemberState owner, Activities activities) {
		return stored.as(this.lotDates.dateOf(stored.lot(), owner.member(), activities, day));
	}

}
