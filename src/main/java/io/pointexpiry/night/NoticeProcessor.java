package io.pointexpiry.night;

import java.util.function.Function;

import io.pointexpiry.notice.Addressee;
import io.pointexpiry.notice.NoticeDraft;
import io.pointexpiry.notice.NoticeMaker;

import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Decides what a member is told after the last day of a run.
 *
 * @see "rules.md#one-notice"
 */
class NoticeProcessor implements ItemProcessor<Addressee, NoticeDraft> {

	private final Function<Addressee, NoticeDraft> drafter;

	NoticeProcessor(RunPart part, NoticeRounds rounds, NoticeMaker notices) {
		this.drafter = notices.drafter(rounds.of(part.run()));
	}

	@Override
	public NoticeDraft process(Addressee addressee) {
		return this.drafter.apply(addressee);
	}

}
