package io.pointexpiry.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import io.pointexpiry.ledger.ActivityTable.Activity;
import io.pointexpiry.ledger.ActivityTable.Review;
import io.pointexpiry.ledger.StoredMember;
import org.jspecify.annotations.Nullable;

/**
 * What a row of the members file changes.
 *
 * @param before the member as known; null: not known
 * @param after the member as the row tells
 * @param activity an activity that was not known; null: none
 */
record MemberChange(@Nullable StoredMember before, StoredMember after, @Nullable Activity activity) {

	boolean isNew() {
		return this.before == null;
	}

	/** Whether a known member is to be written, were it only for the day of the file. */
	boolean isUpdate() {
		return this.before != null && !this.before.equals(this.after);
	}

	boolean saysNothingNew() {
		return this.activity == null && this.before != null && this.before.equals(this.after.at(this.before.asOf()));
	}

	/**
	 * Whether what the member earned first stands in for the day of joining from now on.
	 */
	boolean losesDayOfJoining() {
		return this.before != null && this.before.joinedOn() != null && this.after.joinedOn() == null;
	}

	/** Whether notices have to be looked at again: whom to warn, of what, and where. */
	boolean isWarnedInAnotherWay() {
		return this.before != null && !warningsDependOn(this.before).equals(warningsDependOn(this.after));
	}

	/** What decides whether a member is warned, of which dormancy, and where. */
	private static List<String> warningsDependOn(StoredMember member) {
		return List.of(member.status().name(), member.tier(), String.valueOf(member.phone()),
				String.valueOf(member.wishes()));
	}

	/** From which days nights have to look at the member's dates again. */
	List<Review> reviews(LocalDate nextToClose) {
		List<Review> reviews = new ArrayList<>();
		if (this.before == null || !datesDependOn(this.before).equals(datesDependOn(this.after))) {
			reviews.add(new Review(this.after.memberId(), nextToClose));
		}
		if (this.activity != null) {
			reviews.add(new Review(this.after.memberId(), this.activity.occurredOn()));
		}
		return reviews;
	}

	private static List<String> datesDependOn(StoredMember member) {
		return List.of(member.tier(), member.status().name(), String.valueOf(member.joinedOn()),
				String.valueOf(member.birthMonth()));
	}

}
