package io.pointexpiry.desk;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.pointexpiry.ledger.ExpiryEntry;

/** The story's third line: what can be done, with the command to type. */
final class WhatCanBeDone {

	private static final int SUGGESTIONS = 3;

	private final MemberFacts facts;

	WhatCanBeDone(MemberFacts facts) {
		this.facts = facts;
	}

	String line() {
		List<String> all = Stream
			.of(giveBack(), release(), closeAgain(), completeMember(), mendNumber(), extend(), extendDormant())
			.flatMap((suggestions) -> suggestions)
			.limit(SUGGESTIONS)
			.toList();
		return all.isEmpty() ? "Nothing waits to be done." : "Can be done: " + String.join("; ", all);
	}

	private Stream<String> giveBack() {
		return this.facts.lastLapse()
			.stream()
			.filter((it) -> this.facts.lapses().still(it) > 0)
			.map(ExpiryEntry::lotId)
			.distinct()
			.map((lotId) -> "give back: " + Words.command("reinstate", "--lot", lotId));
	}

	private Stream<String> release() {
		return this.facts.holds()
			.stream()
			.filter(DeskHold::stands)
			.map((hold) -> "end the hold of %s (%s): ".formatted(Objects.requireNonNullElse(hold.placedOn(), "before"),
					hold.why())
					+ ((hold.lotId() != null) ? Words.command("release", "--lot", hold.lotId())
							: Words.command("release", "--member", hold.memberId())));
	}

	private Stream<String> closeAgain() {
		return open().map(DeskLot::reversedOn)
			.filter(Objects::nonNull)
			.distinct()
			.map((day) -> "close the reversed day again: scripts/expiry rerun --date " + day);
	}

	private Stream<String> completeMember() {
		return open().map(DeskLot::refused)
			.filter(Objects::nonNull)
			.distinct()
			.map((column) -> "give the member a %s: scripts/expiry import --members FILE".formatted(column));
	}

	/** Only of the last notice: an earlier one may have had another number. */
	private Stream<String> mendNumber() {
		List<DeskNotice> notices = this.facts.notices();
		return (notices.isEmpty() ? Stream.<DeskNotice>empty() : Stream.of(notices.get(notices.size() - 1)))
			.flatMap((last) -> Stream.ofNullable(last.unreachable()))
			.map((why) -> "make the member reachable (%s): scripts/expiry import --members FILE".formatted(why));
	}

	private Stream<String> extend() {
		return this.facts.comingUp()
			.stream()
			.limit(1)
			.map((it) -> "give more time: " + Words.command("extend", "--lot", it.getValue().lotId(), "--until DATE"));
	}

	private Stream<String> extendDormant() {
		boolean lapses = this.facts.member().lapseOn() != null && open().findAny().isPresent();
		return lapses ? Stream.of("keep dormancy from taking points: "
				+ Words.command("hold", "--member", this.facts.member().member().memberId())) : Stream.empty();
	}

	private Stream<DeskLot> open() {
		return this.facts.lots().stream().filter(DeskLot::isOpen);
	}

}
