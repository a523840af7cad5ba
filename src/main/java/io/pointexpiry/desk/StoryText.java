package io.pointexpiry.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.pointexpiry.domain.NoticeWishes;
import io.pointexpiry.ledger.ExpiryEntry;
import io.pointexpiry.ledger.StoredLot;
import io.pointexpiry.notice.NoticeOutcome;

/**
 * A story as text: its three lines first, then each lot, then the notices as they were
 * sent.
 */
public final class StoryText {

	private final Words words;

	private final NoticeWords noticeWords;

	private final List<String> lines = new ArrayList<>();

	private StoryText(Words words) {
		this.words = words;
		this.noticeWords = new NoticeWords(words);
	}

	/**
	 * The text, with a line feed behind every line.
	 * @param language the one in which the story was told
	 */
	public static String of(MemberStory story, Locale language) {
		StoryText text = new StoryText(new Words(language));
		text.tell(story);
		return text.lines.stream().map((line) -> line + System.lineSeparator()).collect(Collectors.joining());
	}

	private void tell(MemberStory story) {
		this.lines.addAll(List.of(story.whatLapsed(), story.whatWasTold(), story.whatCanBeDone(), ""));
		member(story);
		wishes(story.wishes());
		story.holds().forEach((hold) -> add(hold(hold)));
		for (MemberStory.LotStory lot : story.lots()) {
			this.lines.add("");
			lot(lot);
		}
		for (DeskNotice notice : story.notices()) {
			this.lines.add("");
			notice(notice);
		}
	}

	private void member(MemberStory story) {
		String asOf = (story.lastClosed() != null) ? say("member.as-of", story.lastClosed())
				: say("member.not-closed", story.asOf());
		this.lines.add(say(story.tier().isEmpty() ? "member" : "member.tier", story.memberId(), story.status(), asOf,
				story.tier()));
		MemberStory.DormancyFacts dormancy = story.dormancy();
		if (dormancy.inactiveSince() != null) {
			Stream<String> dormant = (dormancy.dormantSince() != null)
					? Stream.of(say("inactive.dormant", dormancy.dormantSince()))
					: Stream.ofNullable(dormancy.dormantOn()).map((day) -> say("inactive.will", day));
			Stream<String> lapse = Stream.ofNullable(dormancy.lapseOn()).map((day) -> say("inactive.lapse", day));
			add(Stream.of(Stream.of(say("inactive", dormancy.inactiveSince())), dormant, lapse)
				.flatMap((part) -> part)
				.collect(Collectors.joining(", ")));
		}
	}

	private void wishes(NoticeWishes wishes) {
		String stages = wishes.stagesAsText();
		if (wishes.off()) {
			add(say("wishes.off"));
		}
		else if (stages != null) {
			add(say("wishes.own", stages));
		}
	}

	private String hold(DeskHold hold) {
		String whose = (hold.lotId() != null) ? say("hold.lot", hold.lotId()) : say("hold.all");
		String held = say("hold", whose, hold.placedAt(), hold.byWhom(), hold.why());
		return hold.stands() ? held : held + say("hold.released", String.valueOf(hold.releasedAt()),
				String.valueOf(hold.releasedBy()), String.valueOf(hold.releasedWhy()));
	}

	private void lot(MemberStory.LotStory lot) {
		this.lines.add(say("lot", lot.lotId(), lot.kind(), lot.earnedOn(), this.words.points(lot.points()),
				"%,d".formatted(lot.remaining()), lot.status()) + date(lot));
		if (lot.originLotId() != null) {
			add(say("lot.origin", lot.originLotId()));
		}
		lot.arithmetic().forEach(this::add);
		lot.floors().forEach((floor) -> add(floor(floor)));
		if (lot.held()) {
			add(say("lot.held"));
		}
		if (lot.reversedOn() != null) {
			add(say("lot.reversed", lot.reversedOn()));
		}
		if (lot.lapsesByDormancyOn() != null) {
			add(say("lot.dormancy", lot.lapsesByDormancyOn()));
		}
		lot.entries().forEach((entry) -> add(entry(entry)));
	}

	private String date(MemberStory.LotStory lot) {
		if (lot.status() == StoredLot.Status.SPENT) {
			return "";
		}
		if (lot.refused() != null) {
			return say("lot.refused", lot.refused());
		}
		if (lot.policyVersion() == null) {
			return say("lot.undated");
		}
		return (lot.expiresOn() == null) ? say("lot.never")
				: say((lot.status() == StoredLot.Status.EXPIRED) ? "lot.was" : "lot.until", lot.expiresOn());
	}

	private String floor(DeskFloor floor) {
		String from = say("floor." + floor.cause(), floor.ref(), String.valueOf(floor.byWhom()),
				String.valueOf(floor.why()));
		return say("floor", floor.until(), this.words.day(floor.oldExpiresOn()), floor.businessDate(), from);
	}

	private String entry(ExpiryEntry entry) {
		String warned = (entry.warnedOn() != null) ? say("entry.warned", entry.warnedOn()) : say("entry.unwarned");
		return say("entry", entry.type(), this.words.points(entry.points()), entry.reason(), entry.businessDate(),
				entry.postedOn(), warned, entry.runId());
	}

	private void notice(DeskNotice notice) {
		String number = notice.number();
		this.lines.add(say((number != null) ? "notice.to" : "notice", notice.noticeId(), notice.sendOn(),
				notice.channel(), notice.state(), (number != null) ? number : ""));
		if (notice.unreachable() != null) {
			add(say("notice.unreachable", this.words.unreachable(notice.unreachable()), notice.businessDate(),
					notice.folder()));
		}
		if (notice.outcome() != NoticeOutcome.GIVEN && notice.outcome() != NoticeOutcome.UNREACHABLE) {
			add(say("notice.none", this.noticeWords.whatBecame(notice)));
		}
		notice.items()
			.forEach((item) -> add(say(item.stage().isEmpty() ? "notice.item" : "notice.item.stage", item.item(),
					this.noticeWords.on(item), this.words.points(item.points()), item.stage())));
		if (notice.subject() != null) {
			add("| " + notice.subject());
		}
		if (notice.text().isEmpty()) {
			add("| " + say("notice.purged"));
		}
		notice.text().lines().forEach((line) -> add("| " + line));
	}

	/** A detail, set in. */
	private void add(String detail) {
		this.lines.add("  " + detail);
	}

	private String say(String key, Object... values) {
		return this.words.say(key, values);
	}

}
