package io.pointexpiry.notice;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.pointexpiry.domain.Reason;
import io.pointexpiry.notice.NoticeFacts.Lapse;
import io.pointexpiry.notice.NoticeItem.Before;
import org.jspecify.annotations.Nullable;

/**
 * What is over: points that lapsed, and lapses that were reversed, of one cause, one date
 * and one run together. Of a lapse is told what nobody gave back since.
 *
 * @param lastDay the run's last day
 * @param sendOn the send date
 * @see "rules.md#events"
 */
record Confirmations(LocalDate lastDay, LocalDate sendOn) {

	/** How long after the send date what is over may still be confirmed. */
	private static final int WITHIN_DAYS = 6;

	static LocalDate until(LocalDate sendOn) {
		return sendOn.plusDays(WITHIN_DAYS);
	}

	List<NoticeItem> of(MemberCase member) {
		Map<String, NoticeItem> merged = new TreeMap<>();
		for (NoticeKind item : List.of(NoticeKind.EXPIRED, NoticeKind.REVERSED)) {
			member.cues()
				.stream()
				.filter((cue) -> cue.item().equals(item.name()) && !member.past().toldOf(item, cue.ref()))
				.map((cue) -> told(item, cue, member.lapse(cue)))
				.filter((told) -> told.points() > 0)
				.forEach((told) -> merged.merge(
						String.join(" ", told.wording(), told.subjectOn().toString(), told.ref()), told,
						NoticeItem::and));
		}
		return List.copyOf(merged.values());
	}

	private NoticeItem told(NoticeKind item, OutboxRow cue, @Nullable Lapse lapse) {
		LocalDate on = Stream.of(cue.oldOn(), cue.newOn()).filter(Objects::nonNull).findFirst().orElse(this.lastDay);
		long points = cue.points();
		String wording = item.wording();
		if (item == NoticeKind.EXPIRED && lapse != null) {
			points = Math.min(points, lapse.outstanding());
			wording = wording(lapse.reason());
		}
		return new NoticeItem(item, wording, on, "", cue.ref(), points, Before.of(cue.oldOn()), until(this.sendOn));
	}

	/** Each cause has words of its own. */
	static String wording(Reason reason) {
		return switch (reason) {
			case VALIDITY -> "expired";
			case DORMANCY -> "expired-dormancy";
			case POLICY_CHANGE -> "expired-policy-change";
			case WITHDRAWAL -> "expired-withdrawal";
		};
	}

}
