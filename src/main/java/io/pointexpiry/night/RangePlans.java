package io.pointexpiry.night;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import javax.sql.DataSource;

import io.pointexpiry.database.ChunkSize;
import io.pointexpiry.database.Vendor;
import io.pointexpiry.job.RangeHandler;
import io.pointexpiry.ledger.KeyQuery;
import io.pointexpiry.ledger.LotKey;
import io.pointexpiry.ledger.LotKeyCursor;
import io.pointexpiry.ledger.MemberRange;
import io.pointexpiry.ledger.NightRun;
import io.pointexpiry.progress.Progress;

import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Into which ranges of members a step of a run is split. A plan is written once: a
 * restart works on the same ranges, whatever has become of the lots by then.
 *
 * @see "rules.md#resuming"
 */
@Component
final class RangePlans {

	private static final int KEYS_PER_RANGE = 10_000;

	private final JdbcClient jdbc;

	private final DataSource dataSource;

	private final TransactionTemplate transactions;

	private final NightRuns runs;

	private final Vendor vendor;

	private final RangeHandler handler;

	RangePlans(JdbcClient jdbc, DataSource dataSource, PlatformTransactionManager transactions, NightRuns runs,
			Vendor vendor, RangeHandler handler) {
		this.jdbc = jdbc;
		this.dataSource = dataSource;
		this.transactions = new TransactionTemplate(transactions);
		this.runs = runs;
		this.vendor = vendor;
		this.handler = handler;
	}

	/**
	 * The plan of a step, made now if there is none yet; at least one range, all together
	 * cover every member.
	 */
	Plan plan(JobParameters parameters, String step, PageSource<?> source) {
		NightRun run = this.runs.of(parameters);
		List<MemberRange> present = of(run.runId(), step);
		if (!present.isEmpty()) {
			return new Plan(present, Progress.UNKNOWN);
		}
		Plan plan = this.vendor.worksSideBySide() ? split(source.keys(run))
				: new Plan(List.of(MemberRange.ALL), Progress.UNKNOWN);
		this.transactions.executeWithoutResult((status) -> write(run.runId(), step, plan.ranges()));
		return plan;
	}

	/** In one statement: half a plan would lose the members of the other half. */
	private void write(String runId, String step, List<MemberRange> ranges) {
		List<Object> values = new ArrayList<>();
		for (MemberRange range : ranges) {
			values.addAll(List.of(runId, step, range.no(), range.low(), range.high()));
		}
		this.jdbc
			.sql("insert into night_plan (run_id, step, range_no, low_id, high_id) values "
					+ String.join(", ", Collections.nCopies(ranges.size(), "(?, ?, ?, ?, ?)")))
			.params(values)
			.update();
	}

	/**
	 * How a step is split.
	 *
	 * @param ranges at least one; all together cover every member
	 * @param keys how many keys lie in them, or {@link Progress#UNKNOWN} where nobody had
	 * to read them for the plan
	 */
	record Plan(List<MemberRange> ranges, long keys) {

		Plan {
			ranges = List.copyOf(ranges);
		}

	}

	/** The stored plan of a step; empty where there is none. */
	List<MemberRange> of(String runId, String step) {
		return this.jdbc.sql("""
				select range_no, low_id, high_id from night_plan where run_id = ? and step = ? order by range_no""")
			.params(runId, step)
			.query((row, number) -> new MemberRange(row.getInt(1), row.getString(2), row.getString(3)))
			.list();
	}

	/**
	 * Reads the keys once, in order, and cuts after each so-many-th: of the keys none is
	 * held but the cuts.
	 */
	private Plan split(KeyQuery selection) {
		List<String> cuts = new ArrayList<>();
		long all = 0;
		long least = ChunkSize.of(KEYS_PER_RANGE);
		try (LotKeyCursor keys = LotKeyCursor.open(this.dataSource, selection, MemberRange.ALL, LotKey.FIRST)) {
			String last = "";
			long sinceCut = 0;
			for (LotKey key = keys.next(); key != null; key = keys.next()) {
				if (sinceCut >= least && !key.memberId().equals(last)) {
					cuts.add(last);
					sinceCut = 0;
				}
				last = key.memberId();
				sinceCut++;
				all++;
			}
		}
		return new Plan(ranges(cuts), all);
	}

	/** The ranges between the cuts, neighbours put together where they are too many. */
	private List<MemberRange> ranges(List<String> cuts) {
		int most = this.handler.mostRanges();
		int together = (cuts.size() + most) / most;
		List<MemberRange> ranges = new ArrayList<>();
		String low = "";
		for (int i = together - 1; i < cuts.size(); i += together) {
			ranges.add(new MemberRange(ranges.size(), low, cuts.get(i)));
			low = cuts.get(i);
		}
		ranges.add(new MemberRange(ranges.size(), low, MemberRange.END));
		return ranges;
	}

}
