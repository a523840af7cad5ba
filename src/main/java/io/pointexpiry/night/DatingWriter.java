package io.pointexpiry.night;

import java.util.List;

import io.pointexpiry.ledger.DateLedger;
import io.pointexpiry.ledger.Ledger;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.stereotype.Component;

/**
 * Stores new dates of lots, and leaves word of dates that were told and are wrong now.
 */
@Component
final class DatingWriter implements ItemWriter<DatedMember> {

	private final DateLedger dates;

	private final Ledger ledger;

	DatingWriter(DateLedger dates, Ledger ledger) {
		this.dates = dates;
		this.ledger = ledger;
	}

	@Override
	public void write(Chunk<? extends DatedMember> members) {
		List<? extends DatedMember> all = members.getItems();
		this.dates.date(all.stream().flatMap((it) -> it.changes().stream()).toList());
		this.ledger.cue(all.stream().filter(DatedMember::look).map((it) -> Ledger.Cue.look(it.memberId())).toList());
		this.ledger.cue(all.stream().flatMap((it) -> it.corrections().stream()).toList());
	}

}
