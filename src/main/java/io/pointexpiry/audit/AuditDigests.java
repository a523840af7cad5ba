package io.pointexpiry.audit;

import java.util.List;

import io.pointexpiry.database.Snapshot;
import io.pointexpiry.ledger.RecordDigest;

/** Checks that the records of every run are those that it was audited with. */
final class AuditDigests implements AuditPass {

	private static final String SENTENCE = "The records of every finished run are those that were stored with it.";

	private final RecordDigest digest;

	AuditDigests(RecordDigest digest) {
		this.digest = digest;
	}

	@Override
	public List<String> sentences() {
		return List.of(SENTENCE);
	}

	@Override
	public void audit(Snapshot books, AuditLog log) {
		books.each("""
				select r.run_id, r.digest from night_run r join run_state s on s.run_id = r.run_id
				where s.state = 'DONE' and r.digest is not null order by r.business_date, r.attempt
				""", (run) -> compare(run.getString(1), run.getString(2), log));
	}

	private void compare(String runId, String stored, AuditLog log) {
		String found = this.digest.of(runId);
		if (!found.equals(stored)) {
			log.add(new AuditFinding(SENTENCE, "run " + runId, "records with digest " + found, stored,
					"Records of the run were changed by hand: put them back from a backup."));
		}
	}

}
