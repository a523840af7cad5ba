package io.pointexpiry.privacy;

import java.time.LocalDate;
import java.util.List;

import io.pointexpiry.language.Noun;

/**
 * What a purge removed, with what an earlier attempt of it removed that was killed.
 *
 * @param before what is dated before this day went; the day itself stayed
 * @param folders folders of notices removed
 * @param notices notices in them
 * @param keptFolders folders of before that day that stayed, as
 * {@code <business date>/<n>}: their notices may still be sent
 * @param receipts receipts removed
 * @param feedback feedback texts blanked
 * @param rejects files of rejected rows removed
 * @param members withdrawn members whose name and number were blanked
 * @param texts notices whose number and text were blanked with their member
 */
public record PurgeResult(LocalDate before, long folders, long notices, List<String> keptFolders, long receipts,
		long feedback, long rejects, long members, long texts) {

	public PurgeResult {
		keptFolders = List.copyOf(keptFolders);
	}

	static PurgeResult of(PurgeRun run, List<String> keptFolders) {
		PurgeRun.Counts removed = run.removed();
		return new PurgeResult(run.of().day(), removed.folders(), removed.notices(), keptFolders, removed.receipts(),
				removed.feedback(), removed.rejectFiles(), removed.members(), removed.texts());
	}

	/** The result as an operator reads it. */
	public String render() {
		StringBuilder text = new StringBuilder("""
				Purged what is dated before %s:
				  %s with %s, %s, %s, %s of rejects;
				  name and number of %s who left, and %s of their notices.
				""".formatted(this.before, Noun.FOLDERS.counted(this.folders), Noun.NOTICES.counted(this.notices),
				Noun.RECEIPTS.counted(this.receipts), Noun.FEEDBACK_TEXTS.counted(this.feedback),
				Noun.FILES.counted(this.rejects), Noun.MEMBERS.counted(this.members), Noun.TEXTS.counted(this.texts)));
		this.keptFolders.forEach((folder) -> text
			.append("Kept notices/%s: some of its notices may still be sent. Purge again later.\n".formatted(folder)));
		return text.toString();
	}

}
