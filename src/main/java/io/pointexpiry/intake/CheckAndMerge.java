package io.pointexpiry.intake;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.pointexpiry.intake.DecidedRows.Rejected;
import io.pointexpiry.intake.RowOutcome.Kind;

import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Decides the rows of a group. The check and the merge decide in the same way; only the
 * merge carries out what was decided.
 *
 * @param <C> what a row changes
 * @see "rules.md#repeated-rows"
 */
class CheckAndMerge<C> implements ItemProcessor<RowGroup<C>, DecidedRows<C>> {

	private final RowHandler<C> handler;

	CheckAndMerge(RowHandler<C> handler) {
		this.handler = handler;
	}

	@Override
	public DecidedRows<C> process(RowGroup<C> group) {
		Map<String, Row> firsts = new HashMap<>();
		Set<String> differing = new HashSet<>(group.elsewhere());
		for (Row row : group.rows()) {
			Row first = firsts.putIfAbsent(this.handler.key(row), row);
			if (first != null && !first.saysTheSame(row)) {
				differing.add(this.handler.key(row));
			}
		}
		Decided decided = new Decided(group.key());
		for (Row row : group.rows()) {
			String key = this.handler.key(row);
			if (differing.contains(key)) {
				decided.reject(row, differs(row));
			}
			else if (firsts.get(key) == row) {
				decided.decide(row, group.rules());
			}
			else {
				decided.count(Kind.SAME);
			}
		}
		return decided.rows();
	}

	private RejectedRowException differs(Row row) {
		Column<?> key = this.handler.columns().get(0);
		return key.bad(row.get(key), "rows of one " + key.name() + " that say the same");
	}

	/** Gathers what becomes of the rows of a group. */
	private final class Decided {

		private final String group;

		private final List<C> changes = new ArrayList<>();

		private final List<Rejected> rejects = new ArrayList<>();

		private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);

		Decided(String group) {
			this.group = group;
		}

		void decide(Row row, RowHandler.RowRules<C> rules) {
			try {
				RowOutcome<C> outcome = rules.decide(row);
				this.changes.addAll(outcome.changes());
				count(outcome.kind());
			}
			catch (RejectedRowException ex) {
				reject(row, ex);
			}
		}

		void reject(Row row, RejectedRowException why) {
			this.rejects.add(new Rejected(row, why));
		}

		void count(Kind kind) {
			this.counts.merge(kind, 1L, Long::sum);
		}

		DecidedRows<C> rows() {
			return new DecidedRows<>(List.of(this.group), this.changes, this.rejects,
					new ImportCounts(0, of(Kind.APPLIED), of(Kind.SAME), of(Kind.SKIPPED), this.rejects.size()));
		}

		private long of(Kind kind) {
			return this.counts.getOrDefault(kind, 0L);
		}

	}

}
