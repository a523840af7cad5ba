package io.pointexpiry.night;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.domain.Reason;
import io.pointexpiry.ledger.Calendar;
import io.pointexpiry.ledger.LotReads;
import io.pointexpiry.ledger.LotState;
import io.pointexpiry.ledger.MemberState;
import io.pointexpiry.ledger.NightRun;
import io.pointexpiry.notice.PhoneNumbers;
import io.pointexpiry.notice.WarningsGiven;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks ahead over many nights: which of them takes each lot that is open, if nothing is
 * earned, spent or done any more? Warnings of nights still to come are taken as given;
 * without them the guard would let nothing expire.
 *
 * <p>
 * It is the night's own reading, dating and deciding, a page of members after the other,
 * at one instant of the books; memory stays flat. No table is touched.
 *
 * @see "rules.md#outlooks"
 */
public final class Outlook {

	private final MemberPages pages;

	private final LotReads lots;

	private final WarningsGiven warnings;

	private final Calendar calendar;

	private final PhoneNumbers numbers;

	private final TransactionTemplate snapshot;

	Outlook(MemberPages pages, LotReads lots, WarningsGiven warnings, Calendar calendar, Programme programme,
			PlatformTransactionManager manager) {
		this.pages = pages;
		this.lots = lots;
		this.warnings = warnings;
		this.calendar = calendar;
		this.numbers = new PhoneNumbers(programme.locale(), programme.zone());
		this.snapshot = new TransactionTemplate(manager);
		this.snapshot.setReadOnly(true);
		this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
	}

	/**
	 * What becomes of an open lot.
	 *
	 * @param lot the lot
	 * @param owner the member who owns it
	 * @param taken for each policy file that was asked, the night that takes the lot;
	 * empty: none of the nights
	 */
	public record Seen(LotState lot, MemberState owner, List<Optional<Taken>> taken) {

		public Seen {
			taken = List.copyOf(taken);
		}

	}

	/**
	 * The end of a lot.
	 *
	 * @param on the business date that takes it
	 * @param reason why
	 */
	public record Taken(LocalDate on, Reason reason) {
	}

	/** The first night to come; empty as long as no day is closed. */
	public Optional<LocalDate> first() {
		LocalDate lastClosed = this.calendar.lastClosed();
		return (lastClosed != null) ? Optional.of(lastClosed.plusDays(1)) : Optional.empty();
	}

	/** Whether a member can be told anything. */
	public boolean canBeTold(MemberState member) {
		return DecisionFacts.canBeTold(member, this.numbers);
	}

	/**
	 * Shows every open lot that points are left in, by member and lot.
	 * @param last the last of the nights, included
	 * @param files the policies of each policy file that is asked
	 * @throws IllegalStateException if no day is closed yet
	 */
	public void upTo(LocalDate last, List<PolicyHistory> files, Consumer<Seen> reader) {
		LocalDate first = first().orElseThrow(() -> new IllegalStateException("expected a closed day, found none"));
		NightRun night = NightRun.imagined(first, first.minusDays(1), null);
		List<List<Stretch>> stretches = files.stream().map((it) -> Stretch.between(first, last, it)).toList();
		this.snapshot.executeWithoutResult((status) -> this.pages.asOf(night, (page) -> {
			PageFacts facts = new PageFacts(page, this.lots, this.warnings);
			List<PageAhead> ahead = stretches.stream()
				.map((it) -> new PageAhead(page, facts, it, first.minusDays(1), this.numbers))
				.toList();
			page.lots()
				.forEach((lot) -> reader.accept(new Seen(lot, page.owner(lot),
						ahead.stream().map((it) -> new LotCourse(it, lot).taken()).toList())));
		}));
	}

}
