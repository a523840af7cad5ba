package io.pointexpiry.domain;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import static io.pointexpiry.domain.LotBuilder.aLot;

/** Builds candidates for tests: due on 2024-12-31, of a reachable, unwarned member. */
final class DueLotBuilder {

	private Lot lot = aLot().build();

	private Member member = Members.ofTier("");

	private Reason reason = Reason.VALIDITY;

	private LocalDate dueOn = LocalDate.of(2024, 12, 31);

	private boolean held;

	private boolean reversed;

	private boolean reachable = true;

	private long pointsOfDate = 100;

	private @Nullable LocalDate warnedOn;

	private int deferrals;

	static DueLotBuilder aDueLot() {
		return new DueLotBuilder();
	}

	DueLotBuilder of(Lot lot) {
		this.lot = lot;
		return this;
	}

	DueLotBuilder of(Member member) {
		this.member = member;
		return this;
	}

	DueLotBuilder because(Reason reason) {
		this.reason = reason;
		return this;
	}

	DueLotBuilder dueOn(LocalDate day) {
		this.dueOn = day;
		return this;
	}

	DueLotBuilder held() {
		this.held = true;
		return this;
	}

	DueLotBuilder reversed() {
		this.reversed = true;
		return this;
	}

	DueLotBuilder unreachable() {
		this.reachable = false;
		return this;
	}

	DueLotBuilder pointsOfDate(long points) {
		this.pointsOfDate = points;
		return this;
	}

	DueLotBuilder warnedOn(LocalDate day) {
		this.warnedOn = day;
		return this;
	}

	DueLotBuilder deferred(int times) {
		this.deferrals = times;
		return this;
	}

	DueLot build() {
		return new DueLot(this.lot, this.member, this.dueOn, "2016", this.reason, this.dueOn, this.held, this.reversed,
				this.reachable, this.pointsOfDate, this.warnedOn, this.deferrals);
	}

}
