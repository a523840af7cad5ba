package io.pointexpiry.random;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

import io.pointexpiry.desk.Desk;
import io.pointexpiry.desk.DeskOrder;
import io.pointexpiry.desk.DeskResult;
import io.pointexpiry.intake.Input;
import io.pointexpiry.ledger.NightRun.Opening;
import org.jspecify.annotations.Nullable;

/**
 * Some weeks of a random programme, step by step, all made up before the first one is
 * done: files come in late and early, nights are missed and caught up, days reversed and
 * closed again, policies announced and edited, and people call the desk.
 */
final class RandomLife {

	private static final ZoneId ZONE = ZoneId.of("Asia/Seoul");

	private static final int DAYS = 26;

	private static final String OPEN = "select lot_id from point_lot where status = 'OPEN' and remaining > 0";

	private static final String EXPIRED = "select lot_id from point_lot where status = 'EXPIRED'";

	private static final String HELD = "select lot_id from hold where lot_id is not null and released_at is null";

	private final Dice dice;

	private final RandomProgramme programme;

	private final RandomRows rows;

	private final List<Step> steps = new ArrayList<>();

	private final String firstPolicy;

	/** The last day that has ended. */
	private LocalDate day;

	/** The last day that was closed, as far as nothing stops the nights. */
	private LocalDate closed;

	private int minutes;

	private int redemptions;

	RandomLife(long seed) {
		this.dice = new Dice(seed);
		LocalDate first = LocalDate.of(2024, 1, 20).plusDays(this.dice.between(0, 700));
		this.programme = new RandomProgramme(this.dice, first);
		this.rows = new RandomRows(this.dice, first);
		this.firstPolicy = this.programme.text();
		this.day = first;
		this.closed = first;
		begin();
		while (this.day.isBefore(first.plusDays(DAYS))) {
			this.day = this.day.plusDays(this.dice.pick(1, 1, 1, 2, 2, 4));
			this.minutes = 0;
			morning();
		}
	}

	/** The policy file of the first day. */
	String policy() {
		return this.firstPolicy;
	}

	List<Step> steps() {
		return List.copyOf(this.steps);
	}

	private void begin() {
		brings(Input.MEMBERS, this.rows.allMembers());
		brings(Input.LOTS, this.rows.newLots(this.day, 50, 70));
		brings(Input.ACTIVITY, this.rows.activity(this.day));
		Opening opening = this.dice.pick(Opening.values());
		LocalDate first = this.day;
		add("run --date " + first + " --opening " + opening, Step.Kind.NIGHT, (books) -> books.run(first, opening));
	}

	/** What happens on the morning after a day, before or after its night. */
	private void morning() {
		for (int i = this.dice.between(0, 4); i > 0; i--) {
			happens();
		}
		if (this.dice.oneIn(4)) {
			LocalDate ahead = this.closed.plusDays(this.dice.pick(1, 1, 2, 8));
			add("run --dry-run --date " + ahead, Step.Kind.LOOK, (books) -> books.dryRun(ahead));
		}
		if (this.closed.isBefore(this.day) && this.dice.oneIn(3)) {
			foreseen();
		}
		if (!this.dice.oneIn(5)) {
			LocalDate late = this.closed.plusDays(1).isBefore(this.day) ? this.day.minusDays(1) : this.day;
			LocalDate until = this.dice.oneIn(4) ? late : this.day;
			add("run --date " + until, Step.Kind.NIGHT, (books) -> books.run(until, null));
			this.closed = until;
		}
		if (this.dice.oneIn(4)) {
			past();
		}
		for (int i = this.dice.between(0, 2); i > 0; i--) {
			happens();
		}
	}

	/** A dry run of the next day, and its night at once. */
	private void foreseen() {
		LocalDate next = this.closed.plusDays(1);
		add("run --dry-run --date " + next, Step.Kind.LOOK, (books) -> books.dryRun(next));
		add("run --date " + next, Step.Kind.NIGHT, (books) -> books.run(next, null));
		this.closed = next;
	}

	private void past() {
		LocalDate again = this.closed.minusDays(this.dice.oneIn(3) ? 0 : this.dice.between(0, 7));
		if (this.dice.oneIn(2)) {
			add("reverse --date " + again, Step.Kind.NIGHT, (books) -> books.reverse(again));
			if (this.dice.oneIn(2)) {
				happens();
			}
		}
		if (!this.dice.oneIn(4)) {
			add("rerun --date " + again, Step.Kind.NIGHT, (books) -> books.rerun(again));
		}
	}

	private void happens() {
		switch (this.dice.between(1, 19)) {
			case 1, 2 -> brings(Input.LOTS, this.rows.newLots(this.day, 1, 10));
			case 3 -> brings(Input.LOTS, this.rows.changedLots());
			case 4, 5 -> brings(Input.MEMBERS, this.rows.changedMembers());
			case 6, 7 -> brings(Input.ACTIVITY, this.rows.activity(this.day));
			case 8 -> brings(Input.REDEMPTIONS, this.rows.redemptions(this.day));
			case 9 -> brings(Input.CANCELLATIONS, this.rows.cancellations(this.day));
			case 10 -> brings(Input.FEEDBACK, this.rows.feedback(this.day));
			case 11, 12 -> receipt();
			case 13 -> online();
			case 14 -> policyChanges();
			default -> desk();
		}
	}

	private void brings(Input input, String csv) {
		LocalDate asOf = this.dice.oneIn(4) ? this.day.minusDays(this.dice.pick(0, 0, 0, 3)) : null;
		add("import --" + input.label() + "\n" + csv, Step.Kind.DAY, (books) -> books.brings(input, asOf, csv));
	}

	private void receipt() {
		for (int i = this.dice.between(1, 5); i > 0; i--) {
			int roll = this.dice.roll();
			String state = this.dice.pick("DELIVERED", "DELIVERED", "DELIVERED", "ACCEPTED", "SENT", "EXPIRED",
					"UNDELIVERABLE", "REJECTED", "CANCELLED", "UNKNOWN");
			add("receipt " + state, Step.Kind.DAY, (books) -> books.receipt(roll, state));
		}
	}

	private void online() {
		for (int i = this.dice.between(1, 4); i > 0; i--) {
			int roll = this.dice.roll();
			int points = this.dice.between(1, 60);
			String id = "online " + ++this.redemptions;
			LocalDate on = this.day.plusDays(this.dice.pick(0, 1, 1));
			add("redeem online", Step.Kind.DAY, (books) -> books.redeems(id, roll, on, points));
		}
	}

	private void policyChanges() {
		if (this.dice.oneIn(2)) {
			this.programme.announce(this.day.plusDays(1));
			reads("policy announced");
			return;
		}
		String version = this.programme.amend(this.closed);
		reads("policy edited");
		if (this.dice.oneIn(3)) {
			LocalDate until = this.day;
			add("run, but the edit was not accepted", Step.Kind.NIGHT, (books) -> books.run(until, null));
		}
		add("policy amend " + version, Step.Kind.DAY, (books) -> books.amend(version));
	}

	private void reads(String what) {
		String text = this.programme.text();
		add(what + "\n" + text, Step.Kind.DAY, (books) -> books.policy(text));
	}

	private void desk() {
		LocalDate until = this.day.plusDays(this.dice.between(1, 40));
		@Nullable LocalDate back = this.dice.oneIn(2) ? null : until;
		String member = this.rows.member();
		switch (this.dice.between(1, 7)) {
			case 1 -> lot("hold --lot", OPEN, Desk::holdLot);
			case 2 -> lot("release --lot", HELD, Desk::releaseLot);
			case 3 -> asks("hold --member " + member, (desk, order) -> desk.holdMember(member, order));
			case 4 -> asks("release --member " + member, (desk, order) -> desk.releaseMember(member, order));
			case 5 -> lot("extend --until " + until, OPEN, (desk, lot, order) -> desk.extend(lot, until, order));
			default -> lot("reinstate", EXPIRED, (desk, lot, order) -> desk.reinstate(lot, back, order));
		}
	}

	private void lot(String what, String lots, RandomBooks.LotCommand command) {
		int roll = this.dice.roll();
		add(what, Step.Kind.DAY, (books) -> books.asks(lots, roll, command));
	}

	private void asks(String what, BiFunction<Desk, DeskOrder, DeskResult> command) {
		add(what, Step.Kind.DAY, (books) -> books.asks(command));
	}

	/** At six in the morning after the day, or some minutes later. */
	private void add(String what, Step.Kind kind, Function<RandomBooks, String> act) {
		Instant at = this.day.plusDays(1).atTime(6, 0).plusMinutes(this.minutes++).atZone(ZONE).toInstant();
		this.steps.add(new Step(at, what, kind, act));
	}

}
