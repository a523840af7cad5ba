package io.pointexpiry.ledger;

import java.time.LocalDate;

import io.pointexpiry.domain.MemberStatus;
import io.pointexpiry.domain.NoticeWishes;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code member}, as files deliver it; what nights add to the row is not in it.
 *
 * @param memberId the member
 * @param name null: not known
 * @param phone as delivered, however it is written; null: none
 * @param tier empty: none
 * @param status whether the member still belongs to the programme
 * @param joinedOn null: not delivered; the first earned-on stands in
 * @param birthMonth 1–12; null: not known
 * @param wishes what the member asked of notices
 * @param marketingConsent whether the member agreed to advertising
 * @param locale a language tag; null: the programme's
 * @param asOf the {@code --as-of} of the row last applied; null: none was given
 */
public record StoredMember(String memberId, @Nullable String name, @Nullable String phone, String tier,
		MemberStatus status, @Nullable LocalDate joinedOn, @Nullable Integer birthMonth, NoticeWishes wishes,
		boolean marketingConsent, @Nullable String locale, @Nullable LocalDate asOf) {

	/** The same member, but for what names and reaches them. */
	public StoredMember with(@Nullable String name, @Nullable String phone) {
		return new StoredMember(this.memberId, name, phone, this.tier, this.status, this.joinedOn, this.birthMonth,
				this.wishes, this.marketingConsent, this.locale, this.asOf);
	}

	/** The same member, as of another day. */
	public StoredMember at(@Nullable LocalDate asOf) {
		return new StoredMember(this.memberId, this.name, this.phone, this.tier, this.status, this.joinedOn,
				this.birthMonth, this.wishes, this.marketingConsent, this.locale, asOf);
	}

}
