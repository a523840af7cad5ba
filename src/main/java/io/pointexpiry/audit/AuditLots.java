package io.pointexpiry.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import io.pointexpiry.database.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * Goes once through all lots with all their entries, in the order of lot ids, and checks
 * the story of each.
 */
final class AuditLots implements AuditPass {

	private static final List<LotCheck> CHECKS = List.of(
			new LotCheck("What was accrued and all entries of a lot add up to its remaining points.",
					AuditLotStory::chain),
			new LotCheck("An expired or spent lot has nothing remaining, and an expired one has its record.",
					AuditLotStory::status),
			new LotCheck("A lot expires again only after points came back to it.", AuditLotStory::expiredTwice),
			new LotCheck("No more is reversed on a lot than had lapsed, no more cancelled than was redeemed.",
					AuditLotStory::givenBackTwice),
			new LotCheck("A lot's floor is the latest date promised for it.", AuditLotStory::floor),
			new LotCheck("Every entry of a lot is of the member who owns it.", AuditLotStory::owner));

	/** A sentence about one lot, and what it finds: null where it holds. */
	private record LotCheck(String sentence, Function<AuditLotStory, AuditLotStory.@Nullable Fault> check) {
	}

	@Override
	public List<String> sentences() {
		return CHECKS.stream().map(LotCheck::sentence).toList();
	}

	@Override
	public void audit(Snapshot books, AuditLog log) {
		Stories stories = new Stories(log);
		books.each(ENTRIES, stories::take);
		stories.finish();
	}

	/** Tells the entries of one lot from those of the next. */
	private static final class Stories {

		private final AuditLog log;

		private @Nullable AuditLotStory open;

		Stories(AuditLog log) {
			this.log = log;
		}

		void take(ResultSet row) throws SQLException {
			String lotId = row.getString("lot_id");
			if (this.open == null || !this.open.lotId().equals(lotId)) {
				finish();
				this.open = new AuditLotStory(lotId);
			}
			this.open.take(row);
		}

		void finish() {
			AuditLotStory story = this.open;
			if (story != null) {
				CHECKS.forEach((check) -> check(check, story));
			}
		}

		private void check(LotCheck check, AuditLotStory story) {
			AuditLotStory.Fault fault = check.check().apply(story);
			if (fault != null) {
				this.log.add(new AuditFinding(check.sentence(), story.where(), fault.found(), fault.expected(),
						"Look at it with: explain %s. If a row was changed by hand, put it back from a backup."
							.formatted(Objects.requireNonNullElse(story.memberId(), "MEMBER"))));
			}
		}

	}

	private static final String ENTRIES = """
			select lot_id, cast('LOT' as varchar) as entry, cast(origin as varchar) as ref, member_id, points, remaining,
			       cast(status as varchar) as status, floor_on as on_day
			from point_lot
			union all
			select lot_id, cast('FLOOR' as varchar), cast(ref as varchar), member_id, points, cast(0 as bigint),
			       cast('' as varchar), until_on
			from lot_floor
			union all
			select lot_id, cast('ADJUSTMENT' as varchar), cast(ref as varchar), null, points, cast(0 as bigint),
			       cast('' as varchar), cast(null as date)
			from adjustment
			union all
			select lot_id, cast('REDEMPTION' as varchar), cast(redemption_id as varchar), member_id, points,
			       cast(0 as bigint), cast('' as varchar), cast(null as date)
			from redemption
			union all
			select lot_id, cast('CANCELLATION' as varchar), cast(redemption_id as varchar), null, points,
			       cast(0 as bigint), cast('' as varchar), cast(null as date)
			from cancellation
			union all
			select lot_id, cast(entry_type as varchar), cast(ref as varchar), member_id, points, cast(0 as bigint),
			       cast('' as varchar), cast(null as date)
			from expiry_record
			order by lot_id
			""";

}
