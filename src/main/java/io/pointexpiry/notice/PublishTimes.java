package io.pointexpiry.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;

import io.pointexpiry.domain.Programme;
import io.pointexpiry.ledger.FolderClock;
import io.pointexpiry.notice.NoticePages.Folder;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides when a folder counts as published, before any of its files is written: in a
 * transaction of its own, so that a killed and resumed publishing finds the decision. A
 * notice that could not be sent any more at that instant is not made; what it would have
 * told waits for the next run.
 *
 * @see "rules.md#given-warnings"
 */
public final class PublishTimes {

	private final LateNotices notices;

	private final TransactionTemplate apart;

	private final ZoneId zone;

	public PublishTimes(JdbcTemplate jdbc, PlatformTransactionManager transactions, Programme programme) {
		this.notices = new LateNotices(jdbc);
		this.apart = new TransactionTemplate(transactions);
		this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		this.zone = programme.zone();
	}

	/**
	 * Decides it for a folder whose files do not lie in their place yet; a folder that
	 * was published before keeps its time.
	 * @param closingId the call that tells
	 * @param sendOn the send date of its notices
	 * @param clock by which the call goes
	 * @param now the time that it is
	 */
	public void decide(Folder folder, long closingId, LocalDate sendOn, FolderClock clock, Instant now) {
		this.apart.executeWithoutResult((status) -> {
			OffsetDateTime at = (clock == FolderClock.SYSTEM) ? now.atZone(this.zone).toOffsetDateTime()
					: this.notices.opensOf(folder).orElseGet(() -> sendOn.atStartOfDay(this.zone).toOffsetDateTime());
			if (this.notices.publishAt(folder, at)) {
				List<String> late = this.notices.after(folder, at);
				this.notices.withdraw(folder, late, closingId);
			}
		});
	}

}
