package io.pointexpiry.night;

import java.util.List;

import io.pointexpiry.ledger.AppliedPolicies;
import io.pointexpiry.notice.NoticeDraft;
import io.pointexpiry.notice.NoticeFolderBook;
import io.pointexpiry.notice.NoticeMaker;
import io.pointexpiry.notice.NoticeRound;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Records what members are told, the folder that their notices will lie in, and the
 * policies that they now know of.
 */
class NoticeWriter implements ItemWriter<NoticeDraft> {

	private final RunPart part;

	private final NoticeMaker notices;

	private final NoticeFolderBook folders;

	private final AppliedPolicies applied;

	private final NoticeRound round;

	NoticeWriter(RunPart part, NoticeRounds rounds, NoticeMaker notices, NoticeFolderBook folders,
			AppliedPolicies applied) {
		this.part = part;
		this.notices = notices;
		this.folders = folders;
		this.applied = applied;
		this.round = rounds.of(part.run());
	}

	@Override
	public void write(Chunk<? extends NoticeDraft> drafts) {
		this.notices.record(this.round, drafts.getItems());
		List<String> told = drafts.getItems()
			.stream()
			.filter(NoticeDraft::isNotice)
			.map(NoticeDraft::memberId)
			.toList();
		if (!told.isEmpty()) {
			this.folders.open(this.part.run(), this.round.folder());
			this.applied.announce(told, this.part.run());
		}
	}

}
