package io.pointexpiry.notice;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.pointexpiry.domain.Policy;
import io.pointexpiry.notice.NoticeFacts.OpenLot;
import io.pointexpiry.notice.NoticeItem.Before;
import org.jspecify.annotations.Nullable;

/**
 * What was promised to a member: points given back, deferred, extended, or with a date
 * that corrects one that was told. Told of one kind and one date together, whatever the
 * number of lots, and only as far as it still holds: of lots that are open, with the
 * points that are left and the date that counts now. Of several promises about the same
 * points one is told, the first of these kinds.
 *
 * @param policy the policy in force on the run's last day
 * @param lastDay the run's last day
 * @param sendOn the send date
 * @see "rules.md#events"
 */
record Promises(Policy policy, LocalDate lastDay, LocalDate sendOn) {

	/**
	 * The promises of one kind; what they name is taken from the points that are left.
	 * @param item REINSTATED, DEFERRED, EXTENDED or POLICY_CHANGE
	 */
	List<NoticeItem> of(NoticeKind item, MemberCase member, NamedPoints named) {
		Map<String, OpenLot> lots = new HashMap<>();
		member.lots().forEach((lot) -> lots.put(lot.lot().lotId(), lot));
		Map<LocalDate, NoticeItem> byDate = new TreeMap<>();
		for (OutboxRow cue : cues(item, member.cues())) {
			OpenLot lot = lots.get(cue.lotId());
			if (lot == null || member.past().toldOf(item, cue.ref()) || !holds(item, cue, lot, member)) {
				continue;
			}
			long points = (item == NoticeKind.DEFERRED) ? named.defer(lot, newOn(cue))
					: named.take(lot, (item == NoticeKind.REINSTATED) ? cue.points() : lot.lot().remaining());
			if (points > 0) {
				NoticeItem told = (item == NoticeKind.POLICY_CHANGE) ? NoticeItem.policyChange(lot, cue.newOn(),
						cue.ref(), points, Before.of(cue.oldOn()), this.sendOn)
						: told(item, cue, date(item, cue, lot, member), points);
				byDate.merge(told.subjectOn(), told, NoticeItem::and);
			}
		}
		return List.copyOf(byDate.values());
	}

	/**
	 * Of several deferrals or extensions of a lot, the one that leads farthest is true.
	 */
	private static Collection<OutboxRow> cues(NoticeKind item, List<OutboxRow> cues) {
		Map<String, OutboxRow> latest = new TreeMap<>();
		cues.stream()
			.filter((cue) -> cue.item().equals(item.name()))
			.forEach((cue) -> latest.merge(isOne(item) ? cue.lotId() : cue.lotId() + " " + cue.ref(), cue,
					(one, other) -> newOn(one).isBefore(newOn(other)) ? other : one));
		return latest.values();
	}

	private static boolean isOne(NoticeKind item) {
		return item == NoticeKind.DEFERRED || item == NoticeKind.EXTENDED;
	}

	private static LocalDate newOn(OutboxRow cue) {
		return Objects.requireNonNullElse(cue.newOn(), LocalDate.MIN);
	}

	/** A later day of the run, or the desk, may have overtaken it. */
	private boolean holds(NoticeKind item, OutboxRow cue, OpenLot lot, MemberCase member) {
		LocalDate expiresOn = lot.expiresOn();
		return switch (item) {
			case REINSTATED -> true;
			case DEFERRED ->
				newOn(cue).equals(expiresOn) || newOn(cue).equals(member.person().lapseOf(lot, this.policy));
			case EXTENDED -> expiresOn != null && !expiresOn.isBefore(newOn(cue));
			case POLICY_CHANGE -> lot.dated() && Objects.equals(cue.newOn(), expiresOn);
			case EXPIRY_WARNING, DORMANCY_WARNING, EXPIRED, REVERSED ->
				throw new IllegalArgumentException(item + " is no promise");
		};
	}

	/** Until when the points can be used: where dormancy takes them first, until then. */
	private LocalDate date(NoticeKind item, OutboxRow cue, OpenLot lot, MemberCase member) {
		if (item == NoticeKind.DEFERRED) {
			return newOn(cue);
		}
		LocalDate lapse = (item == NoticeKind.REINSTATED) ? member.person().lapseOf(lot, this.policy) : null;
		return Stream.of(lot.expiresOn(), lapse)
			.filter(Objects::nonNull)
			.min(LocalDate::compareTo)
			.orElseGet(() -> first(cue.newOn(), cue.oldOn()));
	}

	private LocalDate first(@Nullable LocalDate... days) {
		return Stream.of(days).filter(Objects::nonNull).findFirst().orElse(this.lastDay);
	}

	private NoticeItem told(NoticeKind item, OutboxRow cue, LocalDate on, long points) {
		LocalDate until = on.isBefore(this.sendOn) ? Confirmations.until(this.sendOn) : on;
		return new NoticeItem(item, item.wording(), on, "", cue.ref(), points, Before.of(cue.oldOn()), until);
	}

}
