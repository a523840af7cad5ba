package io.pointexpiry.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.pointexpiry.ledger.ExpiryEntry;
import io.pointexpiry.ledger.StoredLot;
import io.pointexpiry.notice.NoticeOutcome;
import org.jspecify.annotations.Nullable;

/**
 * A story as text: its three lines first, then each lot, then the notices as they were
 * sent.
 */
public final class StoryText {

	private final List<String> lines = new ArrayList<>();

	private StoryText() {
	}

	/** The text, with a line feed behind every line. */
	public static String of(MemberStory story) {
		StoryText text = new StoryText();
		text.tell(story);
		return text.lines.stream().map((line) -> line + System.lineSeparator()).collect(Collectors.joining());
	}

	private void tell(MemberStory story) {
		this.lines.addAll(List.of(story.whatLapsed(), story.whatWasTold(), story.whatCanBeDone(), ""));
		member(story);
		story.holds().forEach((hold) -> this.lines.add("  " + hold(hold)));
		for (MemberStory.LotStory lot : story.lots()) {
			this.lines.add("");
			lot(lot, story.lastClosed());
		}
		for (DeskNotice notice : story.notices()) {
			this.lines.add("");
			notice(notice);
		}
	}

	private void member(MemberStory story) {
		this.lines.add("Member %s%s, %s, %s".formatted(story.memberId(),
				story.tier().isEmpty() ? "" : ", tier " + story.tier(), story.status(),
				(story.lastClosed() != null) ? "as of %s, the last closed day".formatted(story.lastClosed())
						: "no day is closed yet; reckoned as of " + story.asOf()));
		MemberStory.DormancyFacts dormancy = story.dormancy();
		String dormant = (dormancy.dormantSince() != null) ? "dormant since " + dormancy.dormantSince()
				: (dormancy.dormantOn() != null) ? "will be dormant on " + dormancy.dormantOn() : null;
		if (dormancy.inactiveSince() != null) {
			this.lines.add("  inactive since %s%s%s".formatted(dormancy.inactiveSince(),
					(dormant != null) ? ", " + dormant : "",
					(dormancy.lapseOn() != null) ? ", points lapse on " + dormancy.lapseOn() : ""));
		}
	}

	private static String hold(DeskHold hold) {
		String whose = (hold.lotId() != null) ? "lot " + hold.lotId() : "all lots";
		String ended = hold.stands() ? ""
				: "; released %s by %s: %s".formatted(hold.releasedAt(), hold.releasedBy(), hold.releasedWhy());
		return "hold on %s since %s by %s: %s%s".formatted(whose, hold.placedAt(), hold.byWhom(), hold.why(), ended);
	}

	private void lot(MemberStory.LotStory lot, @Nullable LocalDate lastClosed) {
		this.lines.add("Lot %s, %s, earned %s: %s, %,d remaining, %s%s".formatted(lot.lotId(), lot.kind(),
				lot.earnedOn(), Words.points(lot.points()), lot.remaining(), lot.status(), date(lot, lastClosed)));
		if (lot.originLotId() != null) {
			this.lines.add("  gives back points of lot " + lot.originLotId());
		}
		lot.arithmetic().forEach((sentence) -> this.lines.add("  " + sentence));
		lot.floors().forEach((floor) -> this.lines.add("  " + floor(floor)));
		if (lot.held()) {
			this.lines.add("  held: it does not lapse while the hold stands");
		}
		if (lot.reversedOn() != null) {
			this.lines.add("  its expiry was reversed: it waits until %s is closed again".formatted(lot.reversedOn()));
		}
		if (lot.lapsesByDormancyOn() != null) {
			this.lines.add("  dormancy takes it on " + lot.lapsesByDormancyOn());
		}
		lot.entries().forEach((entry) -> this.lines.add("  " + entry(entry)));
	}

	private static String date(MemberStory.LotStory lot, @Nullable LocalDate lastClosed) {
		if (lot.status() == StoredLot.Status.SPENT) {
			return "";
		}
		if (lot.refused() != null) {
			return ", refused: the member has no " + lot.refused();
		}
		if (lot.policyVersion() == null) {
			return ", not dated before the next night";
		}
		return (lot.expiresOn() == null) ? ", never expires" : ", %s %s".formatted(
				(lot.status() == StoredLot.Status.EXPIRED) ? "last usable day was" : "usable until", lot.expiresOn());
	}

	private static String floor(DeskFloor floor) {
		String from = switch (floor.cause()) {
			case "EXTENSION" -> "extension programme " + floor.ref();
			case "DEFERRAL" -> "deferral, because the member had not been warned, run " + floor.ref();
			case "OPENING" -> "more time at the opening of the books, run " + floor.ref();
			case "RETURN" -> "points that came back (%s)".formatted(floor.ref());
			default -> "desk, by %s: %s".formatted(floor.byWhom(), floor.why());
		};
		return "promised until %s (before: %s), on %s, by %s".formatted(floor.until(), Words.day(floor.oldExpiresOn()),
				floor.businessDate(), from);
	}

	private static String entry(ExpiryEntry entry) {
		String warned = (entry.warnedOn() != null) ? "warned on " + entry.warnedOn() : "not warned";
		return "%s of %s, %s, business date %s, posted on %s, %s, run %s".formatted(entry.type(),
				Words.points(entry.points()), entry.reason(), entry.businessDate(), entry.postedOn(), warned,
				entry.runId());
	}

	private void notice(DeskNotice notice) {
		this.lines.add("Notice %s of %s, %s%s, %s".formatted(notice.noticeId(), notice.sendOn(), notice.channel(),
				(notice.number() != null) ? " to " + notice.number() : "", notice.state()));
		if (notice.unreachable() != null) {
			this.lines.add("  could not be sent: " + notice.unreachable());
		}
		if (notice.outcome() != NoticeOutcome.GIVEN && notice.outcome() != NoticeOutcome.UNREACHABLE) {
			this.lines.add("  told nothing: it " + NoticeWords.whatBecame(notice));
		}
		notice.items()
			.forEach((item) -> this.lines.add("  %s for %s%s: %s".formatted(item.item(), item.on(),
					item.stage().isEmpty() ? "" : ", stage " + item.stage(), Words.points(item.points()))));
		if (notice.subject() != null) {
			this.lines.add("  | " + notice.subject());
		}
		if (notice.text().isEmpty()) {
			this.lines.add("  | (purged)");
		}
		notice.text().lines().forEach((line) -> this.lines.add("  | " + line));
	}

}
