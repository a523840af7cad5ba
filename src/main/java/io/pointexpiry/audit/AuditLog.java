package io.pointexpiry.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects what an audit finds: of each sentence the first findings, and how many there
 * are in all.
 */
final class AuditLog {

	private final Map<String, Long> totals = new LinkedHashMap<>();

	private final Map<String, List<AuditFinding>> listed = new LinkedHashMap<>();

	private final List<String> notes = new ArrayList<>();

	/** Announces sentences, so that those that hold are reported too. */
	void open(List<String> sentences) {
		sentences.forEach((sentence) -> {
			this.totals.put(sentence, 0L);
			this.listed.put(sentence, new ArrayList<>());
		});
	}

	void add(AuditFinding finding) {
		long total = this.totals.merge(finding.check(), 1L, Math::addExact);
		if (total <= AuditResult.LISTED_PER_CHECK) {
			this.listed.computeIfAbsent(finding.check(), (sentence) -> new ArrayList<>()).add(finding);
		}
	}

	/** Says something that is no fault of the books. */
	void note(String sentence) {
		this.notes.add(sentence);
	}

	AuditResult result() {
		return new AuditResult(this.totals.entrySet()
			.stream()
			.map((it) -> new AuditResult.Check(it.getKey(), it.getValue(),
					this.listed.getOrDefault(it.getKey(), List.of())))
			.toList(), this.notes);
	}

}
