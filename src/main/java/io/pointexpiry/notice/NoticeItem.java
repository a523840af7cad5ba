package io.pointexpiry.notice;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import io.pointexpiry.domain.Points;
import io.pointexpiry.notice.NoticeFacts.OpenLot;
import org.jspecify.annotations.Nullable;

/**
 * One thing that one member is told.
 *
 * @param item what it is
 * @param wording the first part of the names of its templates
 * @param subjectOn the date told of
 * @param stage how long before that date, as in P1M; empty where it has no stage
 * @param ref what happened; empty for warnings made for the first time
 * @param points the points told of
 * @param before the dates before, where one changed; null: none did
 * @param until the last day on which it is not stale
 * @param repeated how many of the points another line of the same notice names already
 * @param lots the lots told of, where an amendment may make it wrong; else empty
 * @see "rules.md#one-notice"
 */
record NoticeItem(NoticeKind item, String wording, LocalDate subjectOn, String stage, String ref, long points,
		@Nullable Before before, LocalDate until, long repeated, List<String> lots) {

	NoticeItem {
		if (points < 0 || repeated < 0 || repeated > points) {
			throw new IllegalArgumentException("%s: expected some points, and no more named already, found %d and %d"
				.formatted(item, points, repeated));
		}
		lots = List.copyOf(lots);
	}

	/** The wording of a change after which points can be used without end. */
	static final String ENDLESS = "policy-change-never";

	/** A thing whose points no other line of the notice names. */
	NoticeItem(NoticeKind item, String wording, LocalDate subjectOn, String stage, String ref, long points,
			@Nullable Before before, LocalDate until) {
		this(item, wording, subjectOn, stage, ref, points, before, until, 0, List.of());
	}

	/**
	 * A lot whose date changes, or does not change as was told before.
	 * @param newOn its last usable day; null: never
	 * @param before the dates before
	 * @param sendOn the send date
	 */
	static NoticeItem policyChange(OpenLot lot, @Nullable LocalDate newOn, String ref, long points, Before before,
			LocalDate sendOn) {
		List<String> lots = List.of(lot.lot().lotId());
		if (newOn == null) {
			return new NoticeItem(NoticeKind.POLICY_CHANGE, ENDLESS, NoticeItemRow.NEVER, "", ref, points, before,
					Confirmations.until(sendOn), 0, lots);
		}
		LocalDate until = newOn.isBefore(sendOn) ? Confirmations.until(sendOn) : newOn;
		return new NoticeItem(NoticeKind.POLICY_CHANGE, NoticeKind.POLICY_CHANGE.wording(), newOn, "", ref, points,
				before, until, 0, lots);
	}

	/** Whether the points can be used without end. */
	boolean isEndless() {
		return this.subjectOn.equals(NoticeItemRow.NEVER);
	}

	/** The order in which one notice tells several things. */
	static final Comparator<NoticeItem> ORDER = Comparator.comparing(NoticeItem::item)
		.thenComparing(NoticeItem::subjectOn)
		.thenComparing(NoticeItem::stage)
		.thenComparing(NoticeItem::ref);

	/** The points that a sum over the notice counts for this line. */
	long counted() {
		return this.points - this.repeated;
	}

	/** The same thing, of a stage, as a warning that is good until a day. */
	NoticeItem asWarning(String dueStage, LocalDate goodUntil) {
		return new NoticeItem(this.item, this.wording, this.subjectOn, dueStage, this.ref, this.points, this.before,
				goodUntil, this.repeated, this.lots);
	}

	/** The same thing, of whose points another line of the notice names some already. */
	NoticeItem repeating(long points) {
		return new NoticeItem(this.item, this.wording, this.subjectOn, this.stage, this.ref, this.points, this.before,
				this.until, points, this.lots);
	}

	/** The same thing under another reference. */
	NoticeItem as(String otherRef) {
		return new NoticeItem(this.item, this.wording, this.subjectOn, this.stage, otherRef, this.points, this.before,
				this.until, this.repeated, this.lots);
	}

	/** With the points of another lot to which the same happened. */
	NoticeItem and(NoticeItem other) {
		Before both = (this.before != null && other.before != null) ? this.before.and(other.before) : null;
		String later = (this.ref.compareTo(other.ref) >= 0) ? this.ref : other.ref;
		return new NoticeItem(this.item, this.wording, this.subjectOn, this.stage, later,
				Points.together(this.points, other.points), both, this.until,
				Points.together(this.repeated, other.repeated),
				Stream.concat(this.lots.stream(), other.lots.stream()).toList());
	}

	/** All that makes it another thing to tell, for the notice's id. */
	String content() {
		return String.join("\u001F", this.item.name(), this.wording, this.subjectOn.toString(), this.stage, this.ref,
				Long.toString(this.points), String.valueOf(this.before));
	}

	/**
	 * Dates that lots had before: one, or from the earliest to the latest of several.
	 *
	 * @param first the earliest; null: never
	 * @param last the latest; null: never
	 */
	record Before(@Nullable LocalDate first, @Nullable LocalDate last) {

		private static final Comparator<@Nullable LocalDate> NEVER_LAST = Comparator
			.nullsLast(Comparator.<LocalDate>naturalOrder());

		static Before of(@Nullable LocalDate day) {
			return new Before(day, day);
		}

		/** With another lot's date added; never is later than every date. */
		Before and(Before other) {
			LocalDate earliest = NEVER_LAST.compare(this.first, other.first) <= 0 ? this.first : other.first;
			LocalDate latest = NEVER_LAST.compare(this.last, other.last) >= 0 ? this.last : other.last;
			return new Before(earliest, latest);
		}

	}

}
