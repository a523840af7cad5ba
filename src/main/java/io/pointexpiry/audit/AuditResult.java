package io.pointexpiry.audit;

import java.util.List;

/**
 * What an audit of the books found.
 *
 * @param checks every sentence that was checked, in order
 * @param notes what is worth knowing and no fault
 */
public record AuditResult(List<Check> checks, List<String> notes) {

	/** How many findings of one sentence are listed. */
	public static final int LISTED_PER_CHECK = 20;

	public AuditResult {
		checks = List.copyOf(checks);
		notes = List.copyOf(notes);
	}

	/**
	 * A sentence and whether it holds.
	 *
	 * @param sentence what must hold
	 * @param total in how many places it does not; 0: it holds
	 * @param findings the first of them, at most {@value #LISTED_PER_CHECK}
	 */
	public record Check(String sentence, long total, List<AuditFinding> findings) {

		public Check {
			findings = List.copyOf(findings);
		}

	}

	/** Whether every sentence holds. */
	public boolean agrees() {
		return this.checks.stream().allMatch((check) -> check.total() == 0);
	}

	/** The findings that are listed. */
	public List<AuditFinding> findings() {
		return this.checks.stream().flatMap((check) -> check.findings().stream()).toList();
	}

	/** The result as an operator reads it. */
	public String render() {
		StringBuilder page = new StringBuilder();
		for (Check check : this.checks) {
			page.append((check.total() == 0) ? "ok     " : "FAULT  ").append(check.sentence()).append('\n');
			check.findings().forEach((finding) -> line(page, finding));
			if (check.total() > check.findings().size()) {
				page.append("       ... %,d in all\n".formatted(check.total()));
			}
		}
		this.notes.forEach((note) -> page.append("note   ").append(note).append('\n'));
		page.append(agrees() ? "The books agree.\n" : "The books do not agree.\n");
		return page.toString();
	}

	private static void line(StringBuilder page, AuditFinding finding) {
		page.append("       %s: found %s, expected %s. %s\n".formatted(finding.where(), finding.found(),
				finding.expected(), finding.wayOut()));
	}

}
