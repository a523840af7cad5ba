package io.pointexpiry.notice;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.pointexpiry.domain.Points;
import io.pointexpiry.domain.Policy;
import io.pointexpiry.notice.Told.Before;
import io.pointexpiry.store.NoticeCueRow;
import io.pointexpiry.store.NoticeFacts.OpenLot;
import io.pointexpiry.store.NoticeFacts.Person;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a member's lots, told in the run in which it happened: of one kind and
 * one date together, whatever the number of lots. A promise is told only as far as it is
 * still true: of lots that are open, with the points that are left and the date that
 * counts now.
 *
 * @param policy the policy in force on the run's last day
 * @param lastDay the run's last day
 * @param sendOn the send date
 */
record Happenings(Policy policy, LocalDate lastDay, LocalDate sendOn) {

	/** How long after the send date what is over may still be confirmed. */
	private static final int CONFIRMED_WITHIN_DAYS = 6;

	List<Told> of(MemberCase member) {
		if (member.cues().isEmpty()) {
			return List.of();
		}
		Map<String, OpenLot> lots = new HashMap<>();
		member.lots().forEach((lot) -> lots.put(lot.lot().lotId(), lot));
		Map<String, Told> merged = new TreeMap<>();
		Stream.of(Item.POLICY_CHANGE, Item.EXPIRED, Item.EXTENDED, Item.DEFERRED, Item.REINSTATED, Item.REVERSED)
			.flatMap((item) -> oneForEachLot(item, member.cues()).stream()
				.flatMap((cue) -> told(item, cue, lots.get(cue.lotId()), member.person()).stream()))
			.filter((told) -> !member.past().toldOf(told.item(), told.ref()))
			.forEach((told) -> merged.merge(told.item() + " " + told.subjectOn(), told, Happenings::together));
		return List.copyOf(merged.values());
	}

	/** Of several cues of a kind about one lot, the one that leads farthest is true. */
	private static Collection<NoticeCueRow> oneForEachLot(Item item, List<NoticeCueRow> cues) {
		Map<String, NoticeCueRow> latest = new TreeMap<>();
		boolean promise = item == Item.EXTENDED || item == Item.DEFERRED;
		cues.stream()
			.filter((cue) -> cue.item().equals(item.name()))
			.forEach((cue) -> latest.merge(promise ? cue.lotId() : cue.lotId() + " " + cue.ref(), cue,
					(one, other) -> newOn(one).isBefore(newOn(other)) ? other : one));
		return latest.values();
	}

	private static LocalDate newOn(NoticeCueRow cue) {
		return Objects.requireNonNullElse(cue.newOn(), LocalDate.MIN);
	}

	private Optional<Told> told(Item item, NoticeCueRow cue, @Nullable OpenLot lot, Person person) {
		return switch (item) {
			case EXPIRED, REVERSED -> Optional.of(told(item, cue, first(cue.oldOn(), cue.newOn()), cue.points()));
			case REINSTATED -> Optional.of(told(item, cue,
					first((lot != null) ? lot.expiresOn() : null, cue.newOn(), cue.oldOn()), cue.points()));
			case EXTENDED -> Optional.ofNullable(lot)
				.filter((open) -> open.expiresOn() != null && !open.expiresOn().isBefore(newOn(cue)))
				.map((open) -> told(item, cue, first(open.expiresOn()), open.lot().remaining()));
			case DEFERRED -> Optional.ofNullable(lot)
				.filter((open) -> newOn(cue).equals(open.expiresOn())
						|| newOn(cue).equals(person.lapseOf(open, this.policy)))
				.map((open) -> told(item, cue, newOn(cue), open.lot().remaining()));
			case POLICY_CHANGE -> Optional.ofNullable(lot)
				.filter((open) -> newOn(cue).equals(open.expiresOn()))
				.map((open) -> told(item, cue, newOn(cue), open.lot().remaining()));
			case EXPIRY_WARNING, DORMANCY_WARNING -> Optional.empty();
		};
	}

	private LocalDate first(@Nullable LocalDate... days) {
		return Stream.of(days).filter(Objects::nonNull).findFirst().orElse(this.lastDay);
	}

	private Told told(Item item, NoticeCueRow cue, LocalDate subjectOn, long points) {
		boolean over = item == Item.EXPIRED || item == Item.REVERSED || subjectOn.isBefore(this.sendOn);
		LocalDate until = over ? this.sendOn.plusDays(CONFIRMED_WITHIN_DAYS) : subjectOn;
		return new Told(item, item.wording(), subjectOn, "", cue.ref(), points, Before.of(cue.oldOn()), until);
	}

	private static Told together(Told one, Told other) {
		Before before = (one.before() != null && other.before() != null) ? one.before().and(other.before()) : null;
		String ref = (one.ref().compareTo(other.ref()) >= 0) ? one.ref() : other.ref();
		return new Told(one.item(), one.wording(), one.subjectOn(), "", ref,
				Points.together(one.points(), other.points()), before, one.until());
	}

}
