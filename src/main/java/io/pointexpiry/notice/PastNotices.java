package io.pointexpiry.notice;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.pointexpiry.notice.NoticeFacts.ToldBefore;
import org.jspecify.annotations.Nullable;

/**
 * What one member was told before. Something counts as told unless its notice was
 * recalled, or failed at another number than the present one, or could not be sent while
 * now it can: then it is told again.
 *
 * @param all everything, whatever became of it
 * @param toNumber where the member can be reached now; null: nowhere
 * @see "rules.md#one-notice"
 */
record PastNotices(List<ToldBefore> all, @Nullable String toNumber) {

	private static final Set<String> FAILED = Set.of("UNDELIVERABLE", "REJECTED", "EXPIRED", "CANCELLED");

	private static final Set<String> RECEIVED = Set.of("ACCEPTED", "SENT", "DELIVERED");

	/** The stages already told of a date, by warnings of this kind or by a promise. */
	List<Period> stagesMade(NoticeKind item, LocalDate on) {
		return this.all.stream()
			.filter((past) -> Stream
				.of(item, NoticeKind.DEFERRED, NoticeKind.REINSTATED, NoticeKind.EXTENDED, NoticeKind.POLICY_CHANGE)
				.anyMatch((it) -> isOf(past, it, on)))
			.filter((past) -> !past.stage().isEmpty() && counts(past))
			.map((past) -> Period.parse(past.stage()))
			.toList();
	}

	/** Whether something that happened was told. */
	boolean toldOf(NoticeKind item, String ref) {
		return withRef(item, ref).anyMatch(this::counts);
	}

	/** Whether something that happened was told of a lot. */
	boolean toldOf(NoticeKind item, String ref, String lotId) {
		return withRef(item, ref).anyMatch((past) -> past.isOf(lotId) && counts(past));
	}

	/**
	 * The dates that were last told of a lot by items of this kind: one, or none; several
	 * where an earlier release did not record which lot had which.
	 */
	SortedSet<LocalDate> lastDatesOf(NoticeKind item, String lotId) {
		SortedMap<LocalDate, SortedSet<LocalDate>> bySendDate = new TreeMap<>();
		this.all.stream()
			.filter((past) -> past.item().equals(item.name()) && past.isOf(lotId) && counts(past))
			.forEach(
					(past) -> bySendDate.computeIfAbsent(past.toldOn(), (on) -> new TreeSet<>()).add(past.subjectOn()));
		return bySendDate.values().stream().reduce((earlier, later) -> later).orElseGet(TreeSet::new);
	}

	/**
	 * A reference for a thing that is told again, so that both stay on record: the plain
	 * one for the first time, then with a number.
	 */
	String freshRef(NoticeKind item, LocalDate on, String stage, String ref) {
		return freshRef(item, on, stage, ref, 0);
	}

	/**
	 * The same, where the notice in the making tells it some times already.
	 */
	String freshRef(NoticeKind item, LocalDate on, String stage, String ref, int already) {
		long times = already
				+ withRef(item, ref).filter((past) -> past.subjectOn().equals(on) && past.stage().equals(stage))
					.count();
		return (times == 0) ? ref : ref + "#" + (times + 1);
	}

	private Stream<ToldBefore> withRef(NoticeKind item, String ref) {
		return this.all.stream()
			.filter((past) -> past.item().equals(item.name())
					&& (past.ref().equals(ref) || past.ref().startsWith(ref + "#")));
	}

	private static boolean isOf(ToldBefore past, NoticeKind item, LocalDate on) {
		return past.item().equals(item.name()) && past.subjectOn().equals(on);
	}

	private boolean counts(ToldBefore past) {
		if (past.state().equals("RECALLED")) {
			return false;
		}
		if (past.channel().equals("NONE")) {
			return this.toNumber == null || RECEIVED.contains(past.state());
		}
		return !FAILED.contains(past.state()) || this.toNumber == null || this.toNumber.equals(past.toNumber());
	}

}
