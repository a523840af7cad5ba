package io.pointexpiry.night;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.pointexpiry.ledger.KeyQuery;
import io.pointexpiry.ledger.LotKey;
import io.pointexpiry.ledger.LotReads;
import io.pointexpiry.ledger.LotState;
import io.pointexpiry.ledger.NightRun;
import io.pointexpiry.ledger.Reversals;
import io.pointexpiry.ledger.Reversals.Lapsed;

import org.springframework.stereotype.Component;

/** Reads lots of which the runs of a day took points that nobody gave back since. */
@Component
final class ReversalSource implements PageSource<TakenLot> {

	private final Reversals reversals;

	private final LotReads lots;

	ReversalSource(Reversals reversals, LotReads lots) {
		this.reversals = reversals;
		this.lots = lots;
	}

	@Override
	public String unit() {
		return "lots";
	}

	@Override
	public KeyQuery keys(NightRun run) {
		return Reversals.takenOn(run.businessDate());
	}

	@Override
	public List<TakenLot> page(NightRun run, List<LotKey> keys) {
		List<String> ids = keys.stream().map(LotKey::lotId).toList();
		List<LotState> locked = this.lots.lock(ids);
		Map<String, List<Lapsed>> lapsed = this.reversals.outstanding(ids, run.businessDate())
			.stream()
			.collect(Collectors.groupingBy(Lapsed::lotId));
		return locked.stream()
			.map((lot) -> new TakenLot(lot, lapsed.getOrDefault(lot.lot().lotId(), List.of())))
			.toList();
	}

}
