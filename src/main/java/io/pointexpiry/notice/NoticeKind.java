package io.pointexpiry.notice;

import java.util.Locale;

/**
 * A thing that a member is told. The names are those of the report {@code notices} and of
 * {@code notice_item}, {@code notice_cue}.
 *
 * @see "rules.md#events"
 */
enum NoticeKind {

	/** Points that lapse by their own date. */
	EXPIRY_WARNING,
	/** Points that lapse by inactivity, or an account that becomes dormant by it. */
	DORMANCY_WARNING,
	/** An announced policy that gives lots an earlier date. */
	POLICY_CHANGE,
	/** Points that lapsed. */
	EXPIRED,
	/** Points that were promised more time. */
	EXTENDED,
	/**
	 * Points that would have lapsed, but that the member had not been warned of; itself
	 * the warning for the new date.
	 */
	DEFERRED,
	/** Lapsed points that were given back. */
	REINSTATED,
	/** An expiry that was undone. */
	REVERSED;

	/** The first part of the names of its templates: expiry-warning. */
	String wording() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
