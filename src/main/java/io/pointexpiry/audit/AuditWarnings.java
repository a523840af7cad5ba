package io.pointexpiry.audit;

import java.util.ArrayList;
import java.util.List;

import io.pointexpiry.database.Snapshot;
import io.pointexpiry.domain.Tally;
import io.pointexpiry.language.Noun;
import io.pointexpiry.ledger.FolderClock;
import io.pointexpiry.notice.UntoldExpiries;

/**
 * Finds what expired as warned though the warning was none. The sums agree; what was
 * promised to the members was not kept.
 */
final class AuditWarnings implements AuditPass {

	private static final String SENTENCE = "What expired as warned was warned of in time, "
			+ "by a notice that was not taken back.";

	private static final int NAMED = 5;

	private final FolderClock clock;

	AuditWarnings(FolderClock clock) {
		this.clock = clock;
	}

	@Override
	public List<String> sentences() {
		return List.of(SENTENCE);
	}

	@Override
	public void audit(Snapshot books, AuditLog log) {
		List<String> first = new ArrayList<>();
		Tally[] sum = { Tally.NONE };
		books.each(UntoldExpiries.sql(this.clock) + " order by e.lot_id", (row) -> {
			sum[0] = sum[0].plus(new Tally(1, row.getLong("points")));
			if (first.size() < NAMED) {
				first.add("%s (member %s)".formatted(row.getString("lot_id"), row.getString("member_id")));
			}
		});
		if (sum[0].lots() > 0) {
			log.add(new AuditFinding(SENTENCE,
					"%s with %s, the first of them %s".formatted(Noun.LOTS.counted(sum[0].lots()),
							Noun.POINTS.counted(sum[0].points()), String.join(", ", first)),
					"a warning that was published too late, recalled, cancelled or refused",
					"a warning that the member could get",
					"""
							Give the points back with: reinstate --lot LOT --reason "not warned". If these nights were a \
							rehearsal of days long past, verify with EXPIRY_CLOCK=business."""));
		}
	}

}
