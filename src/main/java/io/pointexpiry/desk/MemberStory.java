package io.pointexpiry.desk;

import java.time.LocalDate;
import java.util.List;

import io.pointexpiry.domain.MemberStatus;
import io.pointexpiry.domain.NoticeWishes;
import io.pointexpiry.domain.Reason;
import io.pointexpiry.ledger.ExpiryEntry;
import io.pointexpiry.ledger.StoredLot;
import org.jspecify.annotations.Nullable;

/**
 * Why a member's points are what they are: the answer to "why did my points vanish?".
 * Telephone numbers are masked in it.
 *
 * @param memberId the member
 * @param lastClosed the last day closed; null: none is
 * @param asOf the day whose policies and activity the arithmetic of open lots uses: the
 * last closed one
 * @param whatLapsed what lapsed, why, and what was given back: one line
 * @param whatWasTold when the member was told, where, and what became of it: one line
 * @param whatCanBeDone what the desk can do, with the command to type: one line
 * @param tier the member's tier; empty: none
 * @param status whether the member still belongs to the programme
 * @param dormancy where the member stands between activity and lapse
 * @param wishes what the member asked of notices
 * @param holds what forbids expiry, also what once did
 * @param lots every lot, by the day it was earned
 * @param notices every notice, oldest first
 * @see "rules.md#the-customer-desk"
 */
public record MemberStory(String memberId, @Nullable LocalDate lastClosed, LocalDate asOf, String whatLapsed,
		String whatWasTold, String whatCanBeDone, String tier, MemberStatus status, DormancyFacts dormancy,
		NoticeWishes wishes, List<DeskHold> holds, List<LotStory> lots, List<DeskNotice> notices) {

	public MemberStory {
		holds = List.copyOf(holds);
		lots = List.copyOf(lots);
		notices = List.copyOf(notices);
	}

	/**
	 * Where a member stood on the last closed day.
	 *
	 * @param inactiveSince the latest counting activity, or joining; null: not known
	 * @param dormantOn the first day on which the member is dormant; null: never
	 * @param lapseOn the day on whose closing dormancy takes points; null: never
	 * @param dormantSince when the member became dormant; null: the member is active
	 */
	public record DormancyFacts(@Nullable LocalDate inactiveSince, @Nullable LocalDate dormantOn,
			@Nullable LocalDate lapseOn, @Nullable LocalDate dormantSince) {
	}

	/**
	 * One lot.
	 *
	 * @param lotId the lot
	 * @param originLotId the lot whose points it gives back; null: it was delivered
	 * @param kind its kind
	 * @param status whether its points can be used
	 * @param earnedOn when it was earned
	 * @param points what it began with
	 * @param remaining what is left
	 * @param expiresOn its last usable day on the last closed day; null: never, or not
	 * dated yet
	 * @param policyVersion the policy that gave that date; null: not dated yet
	 * @param reason why it lapses by that date; null: not dated yet
	 * @param refused the member's column that is missing for a date; null: none
	 * @param reversedOn the business date whose reversal reopened it; null: none did
	 * @param held whether a hold keeps it from lapsing
	 * @param lapsesByDormancyOn the day on which dormancy would take it; null: never, or
	 * it is closed
	 * @param arithmetic its date step by step, in sentences; for a lapsed lot as of the
	 * day that took it
	 * @param floors the promises for it
	 * @param entries what lapsed of it, and what was given back
	 */
	public record LotStory(String lotId, @Nullable String originLotId, String kind, StoredLot.Status status,
			LocalDate earnedOn, long points, long remaining, @Nullable LocalDate expiresOn,
			@Nullable String policyVersion, @Nullable Reason reason, @Nullable String refused,
			@Nullable LocalDate reversedOn, boolean held, @Nullable LocalDate lapsesByDormancyOn,
			List<String> arithmetic, List<DeskFloor> floors, List<ExpiryEntry> entries) {

		public LotStory {
			arithmetic = List.copyOf(arithmetic);
			floors = List.copyOf(floors);
			entries = List.copyOf(entries);
		}

	}

}
