package io.pointexpiry.notice;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import io.pointexpiry.ledger.FolderClock;
import io.pointexpiry.notice.NoticePages.Folder;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a folder holds, so that its reader can tell that nothing is missing.
 *
 * @param origin where it comes from
 * @param zone the programme's time zone, by whose clock the hours of sending are kept
 * @param folder its place
 * @param byItem how often each thing is told
 * @param notices notices.csv
 * @param unreachable unreachable.csv
 * @param spool the .sms files
 * @param feeds the files for gateways, by name
 */
record Manifest(Origin origin, ZoneId zone, Folder folder, Map<String, Long> byItem, HashedFile.Summary notices,
		HashedFile.Summary unreachable, HashedFile.Summary spool, Map<String, HashedFile.Summary> feeds) {

	/** JSON with its keys in one order, so that the same folder has the same bytes. */
	String json() {
		Map<String, Object> manifest = new LinkedHashMap<>();
		manifest.put("programme", this.origin.programme());
		manifest.put("time_zone", this.zone.getId());
		manifest.put("date", this.folder.businessDate().toString());
		manifest.put("n", this.folder.n());
		manifest.put("run", this.origin.runId());
		manifest.put("policy_version", this.origin.policyVersion());
		if (this.origin.clock() == FolderClock.BUSINESS) {
			manifest.put("clock", "business");
		}
		manifest.put("items", new TreeMap<>(this.byItem));
		Map<String, Object> files = new LinkedHashMap<>();
		files.put("notices.csv", summary("rows", this.notices));
		files.put("unreachable.csv", summary("rows", this.unreachable));
		files.put("sms", summary("files", this.spool));
		this.feeds.forEach((name, feed) -> files.put(name, summary("rows", feed)));
		manifest.put("files", files);
		return JsonMapper.builder()
			.enable(SerializationFeature.INDENT_OUTPUT)
			.build()
			.writeValueAsString(manifest)
			.replace("\r\n", "\n") + "\n";
	}

	private static Map<String, Object> summary(String unit, HashedFile.Summary summary) {
		Map<String, Object> values = new LinkedHashMap<>();
		values.put(unit, summary.count());
		values.put("points", summary.points());
		values.put("bytes", summary.bytes());
		values.put("sha256", summary.sha256());
		return values;
	}

	/**
	 * Where a folder comes from.
	 *
	 * @param programme the programme's short name
	 * @param runId the run that made it
	 * @param policyVersion the policy in force
	 * @param clock by which it counts as published
	 */
	record Origin(String programme, String runId, String policyVersion, FolderClock clock) {
	}

}
