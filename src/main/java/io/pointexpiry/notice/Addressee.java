package io.pointexpiry.notice;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** A member who may have to be told something, with all that is known of them. */
public final class Addressee {

	private final String memberId;

	private final List<OutboxRow> cues;

	private final @Nullable MemberCase known;

	private final PhoneNumbers.@Nullable Target target;

	/**
	 * Creates it.
	 * @param cues what waited to be told, and waits no longer
	 * @param known the facts; null: nobody is told anything, because the policy has no
	 * notices
	 * @param target the number, or why there is none; null where the facts are
	 */
	Addressee(String memberId, List<OutboxRow> cues, @Nullable MemberCase known, PhoneNumbers.@Nullable Target target) {
		this.memberId = memberId;
		this.cues = List.copyOf(cues);
		this.known = known;
		this.target = target;
	}

	/** The member. */
	public String memberId() {
		return this.memberId;
	}

	List<OutboxRow> cues() {
		return this.cues;
	}

	@Nullable MemberCase known() {
		return this.known;
	}

	PhoneNumbers.@Nullable Target target() {
		return this.target;
	}

}
