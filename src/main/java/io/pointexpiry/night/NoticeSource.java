package io.pointexpiry.night;

import java.util.List;

import io.pointexpiry.ledger.KeyQuery;
import io.pointexpiry.ledger.LotKey;
import io.pointexpiry.ledger.NightRun;
import io.pointexpiry.notice.Addressee;
import io.pointexpiry.notice.NoticeMaker;

import org.springframework.stereotype.Component;

/** Reads members who may have to be told something. */
@Component
final class NoticeSource implements PageSource<Addressee> {

	private final NoticeMaker notices;

	private final NoticeRounds rounds;

	NoticeSource(NoticeMaker notices, NoticeRounds rounds) {
		this.notices = notices;
		this.rounds = rounds;
	}

	@Override
	public String unit() {
		return "members";
	}

	@Override
	public KeyQuery keys(NightRun run) {
		return this.notices.candidates(this.rounds.of(run));
	}

	@Override
	public List<Addressee> page(NightRun run, List<LotKey> keys) {
		return this.notices.read(this.rounds.of(run), keys.stream().map(LotKey::memberId).toList());
	}

}
