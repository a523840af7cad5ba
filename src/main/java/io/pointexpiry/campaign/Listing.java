package io.pointexpiry.campaign;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import io.pointexpiry.campaign.ListedMember.Group;
import io.pointexpiry.domain.Activities;
import io.pointexpiry.domain.MemberStatus;
import io.pointexpiry.ledger.MemberReads;
import io.pointexpiry.ledger.MemberState;
import io.pointexpiry.night.Outlook;
import org.jspecify.annotations.Nullable;

/**
 * A list that is being made. Lots come in the order of their members; a page of members
 * is kept, and looked up at once.
 */
final class Listing {

	private final Campaign campaign;

	private final CampaignBook book;

	private final MemberReads members;

	private final Predicate<MemberState> canBeTold;

	private final int page;

	private final List<MemberLoss> waiting = new ArrayList<>();

	private final Map<Group, CampaignSummary.Part> parts = new EnumMap<>(Group.class);

	private @Nullable MemberLoss current;

	private long withoutConsent;

	private long unreachable;

	/**
	 * Creates it.
	 * @param canBeTold whether a member can be told anything
	 * @param page how many members are looked up at once
	 */
	Listing(Campaign campaign, CampaignBook book, MemberReads members, Predicate<MemberState> canBeTold, int page) {
		this.campaign = campaign;
		this.book = book;
		this.members = members;
		this.canBeTold = canBeTold;
		this.page = page;
	}

	/** Takes the next lot; members who withdrew are written to by nobody. */
	void see(Outlook.Seen seen) {
		if (seen.owner().member().status() == MemberStatus.WITHDRAWN) {
			return;
		}
		seen.taken()
			.get(0)
			.filter(this.campaign::counts)
			.ifPresent((taken) -> of(seen.owner()).add(taken, seen.lot().lot().remaining()));
	}

	private MemberLoss of(MemberState owner) {
		MemberLoss loss = this.current;
		if (loss == null || !loss.memberId().equals(owner.member().memberId())) {
			finishMember();
			loss = new MemberLoss(owner);
			this.current = loss;
		}
		return loss;
	}

	private void finishMember() {
		MemberLoss ended = this.current;
		if (ended != null && this.campaign.isEnough(ended.points())) {
			this.waiting.add(ended);
		}
		this.current = null;
		if (this.waiting.size() >= this.page) {
			write();
		}
	}

	/** Ends the last member, and says what the list became. */
	CampaignSummary finish() {
		finishMember();
		write();
		return new CampaignSummary(this.campaign, part(Group.CAMPAIGN), part(Group.CONTROL), this.withoutConsent,
				this.unreachable);
	}

	private CampaignSummary.Part part(Group group) {
		return this.parts.getOrDefault(group, CampaignSummary.Part.NONE);
	}

	private void write() {
		Set<String> consenting = this.book.consenting(ids(this.waiting));
		List<MemberLoss> agreed = this.waiting.stream().filter((it) -> consenting.contains(it.memberId())).toList();
		List<MemberLoss> reachable = agreed.stream().filter((it) -> this.canBeTold.test(it.owner())).toList();
		this.withoutConsent += this.waiting.size() - agreed.size();
		this.unreachable += agreed.size() - reachable.size();
		this.waiting.clear();
		Map<String, Activities> activities = this.members.activities(ids(reachable), this.campaign.asOf());
		List<ListedMember> listed = reachable.stream()
			.map((it) -> ListedMember.of(it, activities.getOrDefault(it.memberId(), Activities.NONE),
					this.campaign.order().control()))
			.toList();
		this.book.insert(this.campaign, listed);
		listed.forEach((it) -> this.parts.merge(it.list(), new CampaignSummary.Part(1, BigInteger.valueOf(it.points())),
				CampaignSummary.Part::plus));
	}

	private static List<String> ids(List<MemberLoss> losses) {
		return losses.stream().map(MemberLoss::memberId).toList();
	}

}
