package io.pointexpiry.campaign;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.pointexpiry.database.Vendor;
import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.ledger.MemberReads;
import io.pointexpiry.night.Outlook;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes lists of members who are about to lose points, agreed to advertising, and can be
 * told. What they lose, and when, is what the night's outlook foresees at one instant of
 * the books. A list goes on record whole, in one transaction, before anything is written
 * out.
 *
 * @see "rules.md#campaigns"
 */
public final class CampaignMaker {

	private final Outlook outlook;

	private final CampaignBook book;

	private final MemberReads members;

	private final PolicyHistory policies;

	private final Vendor vendor;

	private final TransactionTemplate transaction;

	CampaignMaker(Outlook outlook, CampaignBook book, MemberReads members, PolicyHistory policies, Vendor vendor,
			PlatformTransactionManager manager) {
		this.outlook = outlook;
		this.book = book;
		this.members = members;
		this.policies = policies;
		this.vendor = vendor;
		this.transaction = new TransactionTemplate(manager);
		this.transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
	}

	/** The day from which periods count: the last one closed; empty: none is. */
	public Optional<LocalDate> lastClosed() {
		return this.outlook.first().map((first) -> first.minusDays(1));
	}

	/**
	 * Makes a list and puts it on record.
	 * @throws IllegalStateException if no day is closed yet
	 * @throws DuplicateKeyException if a list of that name is on record
	 */
	public CampaignSummary make(CampaignOrder order) {
		LocalDate asOf = lastClosed().orElseThrow(() -> new IllegalStateException("expected a closed day, found none"));
		Campaign campaign = order.asOf(asOf);
		return Objects.requireNonNull(this.transaction.execute((status) -> {
			this.book.insert(campaign);
			Listing listing = new Listing(campaign, this.book, this.members, this.outlook::canBeTold,
					this.vendor.page());
			this.outlook.upTo(campaign.to(), List.of(this.policies), listing::see);
			return listing.finish();
		}));
	}

}
