package io.pointexpiry.notice;

import java.util.List;
import java.util.Optional;

/**
 * What one member is told by a round: one notice of all that there is to say, or none.
 */
public final class NoticeDraft {

	private final Addressee addressee;

	private final Optional<NoticeRow> notice;

	private final List<NoticeItemRow> items;

	NoticeDraft(Addressee addressee, Optional<NoticeRow> notice, List<NoticeItemRow> items) {
		this.addressee = addressee;
		this.notice = notice;
		this.items = List.copyOf(items);
	}

	/** Nothing is told. */
	static NoticeDraft nothing(Addressee addressee) {
		return new NoticeDraft(addressee, Optional.empty(), List.of());
	}

	/** Whether the member is told something. */
	public boolean isNotice() {
		return this.notice.isPresent();
	}

	/** The member. */
	public String memberId() {
		return this.addressee.memberId();
	}

	Addressee addressee() {
		return this.addressee;
	}

	Optional<NoticeRow> notice() {
		return this.notice;
	}

	List<NoticeItemRow> items() {
		return this.items;
	}

}
