package io.pointexpiry.privacy;

import io.pointexpiry.language.Noun;

/**
 * What was removed of one member, also by an earlier attempt that was killed.
 *
 * @param memberId the member
 * @param folders folders of notices removed, whole, for the member was told something in
 * them
 * @param notices notices in them
 * @param texts notices of the member whose number and text were blanked
 * @param receipts receipts of the member's notices removed
 * @param feedback feedback texts blanked
 * @param rejects lists of rejected rows that were shortened by the member's
 */
public record MemberPurgeResult(String memberId, long folders, long notices, long texts, long receipts, long feedback,
		long rejects) {

	static MemberPurgeResult of(PurgeRun run) {
		return of(run.of().member(), run.removed());
	}

	static MemberPurgeResult of(String memberId, PurgeRun.Counts counts) {
		return new MemberPurgeResult(memberId, counts.folders(), counts.notices(), counts.texts(), counts.receipts(),
				counts.feedback(), counts.rejectFiles());
	}

	/** The result as an operator reads it. */
	public String render() {
		return "Purged what was known of member %s: name and number,\n%s".formatted(this.memberId, counts());
	}

	/** What would be removed, as an operator reads it. */
	public String renderAhead() {
		return "Would purge what is known of member %s: name and number,\n%sNothing was changed.\n"
			.formatted(this.memberId, counts());
	}

	private String counts() {
		return """
				  %s of notices, %s, %s, rows in %s of rejects;
				  %s with %s, of other members too.
				Records, ids, states and what was told stay.
				""".formatted(Noun.TEXTS.counted(this.texts), Noun.RECEIPTS.counted(this.receipts),
				Noun.FEEDBACK_TEXTS.counted(this.feedback), Noun.FILES.counted(this.rejects),
				Noun.FOLDERS.counted(this.folders), Noun.NOTICES.counted(this.notices));
	}

}
