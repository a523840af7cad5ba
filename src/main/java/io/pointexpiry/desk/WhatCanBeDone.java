package io.pointexpiry.desk;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.pointexpiry.domain.MemberStatus;
import io.pointexpiry.language.ProgramName;

/** The story's third line: what can still be done, with the command to type. */
final class WhatCanBeDone {

	private static final int LOTS_TO_GIVE_BACK = 3;

	private static final int OTHERS = 3;

	private final MemberFacts facts;

	private final Words words;

	WhatCanBeDone(MemberFacts facts, Words words) {
		this.facts = facts;
		this.words = words;
	}

	String line() {
		Stream<String> others = Stream.of(release(), closeAgain(), completeMember(), reach(), extend(), hold())
			.flatMap((suggestions) -> suggestions)
			.limit(OTHERS);
		List<String> all = Stream.concat(giveBack().limit(LOTS_TO_GIVE_BACK), others).toList();
		return all.isEmpty() ? say("can.nothing") : say("can", String.join("; ", all));
	}

	/** What the command gives back of each lot, the latest lapse first. */
	private Stream<String> giveBack() {
		MemberExpiries lapses = this.facts.lapses();
		return lapses.lotsLost()
			.stream()
			.map((lotId) -> say("can.reinstate",
					this.words.points(lapses.latestOf(lotId).map(lapses::still).orElse(0L)),
					Words.command("reinstate", "--lot", lotId)));
	}

	private Stream<String> release() {
		return this.facts.holds().stream().filter(DeskHold::stands).map((hold) -> {
			String command = (hold.lotId() != null) ? Words.command("release", "--lot", hold.lotId())
					: Words.command("release", "--member", hold.memberId());
			Object since = Objects.requireNonNullElseGet(hold.placedOn(), () -> say("can.release.before"));
			return say("can.release", since, hold.why(), command);
		});
	}

	private Stream<String> closeAgain() {
		return open().map(DeskLot::reversedOn)
			.filter(Objects::nonNull)
			.distinct()
			.map((day) -> say("can.rerun", day, ProgramName.typed()));
	}

	private Stream<String> completeMember() {
		return open().map(DeskLot::refused)
			.filter(Objects::nonNull)
			.distinct()
			.map((column) -> say("can.complete", column, ProgramName.typed()));
	}

	/** Where the last notice could not be sent, and the next one could not either. */
	private Stream<String> reach() {
		List<DeskNotice> notices = this.facts.notices();
		String why = this.facts.unreachable();
		boolean missed = !notices.isEmpty() && notices.get(notices.size() - 1).unreachable() != null;
		boolean leaves = this.facts.member().member().status() == MemberStatus.WITHDRAWN;
		return (why != null && missed && !leaves)
				? Stream.of(say("can.reach", this.words.unreachable(why), ProgramName.typed())) : Stream.empty();
	}

	private Stream<String> extend() {
		return this.facts.comingUp()
			.stream()
			.limit(1)
			.map((it) -> say("can.extend", Words.command("extend", "--lot", it.getValue().lotId(), "--until DATE")));
	}

	/** Only where not all lots are held already. */
	private Stream<String> hold() {
		boolean held = this.facts.holds().stream().anyMatch((hold) -> hold.stands() && hold.lotId() == null);
		boolean lapses = this.facts.member().lapseOn() != null && open().findAny().isPresent();
		return (lapses && !held)
				? Stream.of(say("can.hold", Words.command("hold", "--member", this.facts.member().member().memberId())))
				: Stream.empty();
	}

	private Stream<DeskLot> open() {
		return this.facts.lots().stream().filter(DeskLot::isOpen);
	}

	private String say(String key, Object... values) {
		return this.words.say(key, values);
	}

}
