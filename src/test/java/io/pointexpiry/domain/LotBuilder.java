package io.pointexpiry.domain;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** Builds lots for tests; says only what a test is about. */
final class LotBuilder {

	private String lotId = "lot";

	private String kind = "BASE";

	private LocalDate earnedOn = LocalDate.of(2015, 6, 1);

	private long points = 100;

	private long remaining = 100;

	private @Nullable LocalDate ownExpiresOn;

	private @Nullable LocalDate floor;

	static LotBuilder aLot() {
		return new LotBuilder();
	}

	LotBuilder named(String name) {
		this.lotId = name;
		return this;
	}

	LotBuilder ofKind(String kind) {
		this.kind = kind;
		return this;
	}

	LotBuilder earnedOn(LocalDate day) {
		this.earnedOn = day;
		return this;
	}

	LotBuilder earnedOn(String day) {
		return earnedOn(LocalDate.parse(day));
	}

	LotBuilder with(long points) {
		this.points = points;
		this.remaining = points;
		return this;
	}

	LotBuilder remaining(long remaining) {
		this.remaining = remaining;
		return this;
	}

	LotBuilder bringing(@Nullable LocalDate ownExpiresOn) {
		this.ownExpiresOn = ownExpiresOn;
		return this;
	}

	LotBuilder promisedUntil(@Nullable LocalDate floor) {
		this.floor = floor;
		return this;
	}

	Lot build() {
		return new Lot(this.lotId, "m", this.kind, this.earnedOn, this.points, this.remaining, this.ownExpiresOn,
				this.floor);
	}

	DatedLot expiringOn(@Nullable LocalDate day) {
		return new DatedLot(build(), day);
	}

}
