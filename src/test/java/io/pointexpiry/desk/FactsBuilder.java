package io.pointexpiry.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.pointexpiry.domain.Lot;
import io.pointexpiry.domain.Member;
import io.pointexpiry.domain.MemberStatus;
import io.pointexpiry.domain.NoticeWishes;
import io.pointexpiry.domain.Reason;
import io.pointexpiry.ledger.ExpiryEntry;
import io.pointexpiry.ledger.MemberState;
import io.pointexpiry.ledger.StoredLot;
import io.pointexpiry.ledger.UnreturnedPoints;
import io.pointexpiry.notice.NoticeOutcome;
import org.jspecify.annotations.Nullable;

/** What the books hold about member M1, without books; lots have 100 points. */
final class FactsBuilder {

	private final List<DeskLot> lots = new ArrayList<>();

	private final List<DeskHold> holds = new ArrayList<>();

	private final List<ExpiryEntry> entries = new ArrayList<>();

	private final Map<UnreturnedPoints.Lapse, Long> unreturned = new LinkedHashMap<>();

	private final List<DeskNotice> notices = new ArrayList<>();

	private @Nullable LocalDate lapseOn;

	private @Nullable String unreachable;

	FactsBuilder open(String lotId, String expiresOn, @Nullable String originLotId) {
		this.lots.add(lot(lotId, 100, StoredLot.Status.OPEN, expiresOn, originLotId));
		return this;
	}

	/** A lot that lapsed; it is lost until something gives it back. */
	FactsBuilder lapsed(String lotId, String businessDate, Reason reason, @Nullable String originLotId) {
		this.lots.add(lot(lotId, 0, StoredLot.Status.EXPIRED, businessDate, originLotId));
		this.entries.add(entry(ExpiryEntry.Type.EXPIRY, lotId, businessDate, businessDate, reason));
		this.unreturned.put(new UnreturnedPoints.Lapse(lotId, LocalDate.parse(businessDate), reason), 100L);
		return this;
	}

	/** A lot that lapsed is given back as another one on a day. */
	FactsBuilder givenBack(String lotId, String as, String postedOn) {
		ExpiryEntry taken = this.entries.stream().filter((it) -> it.lotId().equals(lotId)).findFirst().orElseThrow();
		this.entries
			.add(entry(ExpiryEntry.Type.REINSTATEMENT, as, taken.businessDate().toString(), postedOn, taken.reason()));
		this.unreturned.remove(new UnreturnedPoints.Lapse(lotId, taken.businessDate(), taken.reason()));
		return this;
	}

	FactsBuilder held(@Nullable String lotId) {
		this.holds.add(new DeskHold(1, "M1", lotId, LocalDate.parse("2016-12-30"), Instant.EPOCH, "a dispute", "kim",
				null, null, null));
		return this;
	}

	FactsBuilder dormantOn(String day) {
		this.lapseOn = LocalDate.parse(day);
		return this;
	}

	FactsBuilder unreachable(String why) {
		this.unreachable = why;
		return this;
	}

	/** A notice of 2016-12-01 about 2016-12-31. */
	FactsBuilder told(String item, String state, NoticeOutcome outcome, @Nullable String why) {
		LocalDate subject = LocalDate.parse("2016-12-31");
		this.notices.add(new DeskNotice("AAAA", LocalDate.parse("2016-11-30"), 1, LocalDate.parse("2016-12-01"), "SMS",
				state, outcome, (why != null) ? null : "***-****-5678", null, "text", why,
				List.of(new DeskNotice.Item(item, subject, "P1M", 100))));
		return this;
	}

	MemberFacts facts() {
		MemberState member = new MemberState(new Member("M1", "", MemberStatus.ACTIVE, null, null), null, null,
				NoticeWishes.NONE, null, null, this.lapseOn, null);
		return new MemberFacts(member, this.lots, List.of(), this.holds,
				new MemberExpiries(this.entries, this.lots, this.unreturned), this.notices, this.unreachable);
	}

	private static DeskLot lot(String lotId, long remaining, StoredLot.Status status, String expiresOn,
			@Nullable String originLotId) {
		Lot lot = new Lot(lotId, "M1", "BASE", LocalDate.parse("2016-02-01"), 100, remaining, null, null);
		return new DeskLot(lot, status, LocalDate.parse(expiresOn), "2016", Reason.VALIDITY,
				LocalDate.parse("2018-02-01"), null, null, originLotId);
	}

	private static ExpiryEntry entry(ExpiryEntry.Type type, String lotId, String businessDate, String postedOn,
			Reason reason) {
		LocalDate day = LocalDate.parse(businessDate);
		return new ExpiryEntry(lotId, type, businessDate + ".1", LocalDate.parse(postedOn), day, "BASE", "", reason,
				100, LocalDate.parse("2016-02-01"), day, "2016", null, businessDate + ".1",
				Instant.parse(postedOn + "T15:00:00Z"));
	}

}
