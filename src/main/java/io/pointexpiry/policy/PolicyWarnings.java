package io.pointexpiry.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.pointexpiry.domain.Condition;
import io.pointexpiry.domain.DormancyRule;
import io.pointexpiry.domain.NoticePlan;
import io.pointexpiry.domain.Policy;
import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.domain.Protection;
import io.pointexpiry.domain.Validity;
import io.pointexpiry.language.Noun;
import org.jspecify.annotations.Nullable;

/** What the owner of a right policy file should know of nevertheless. */
final class PolicyWarnings {

	private final Findings findings;

	private final Map<String, String> paths;

	private final List<PolicyProblem> warnings = new ArrayList<>();

	/**
	 * @param findings the lines of the file's keys
	 * @param paths where each policy stands in the file, by version
	 */
	PolicyWarnings(Findings findings, Map<String, String> paths) {
		this.findings = findings;
		this.paths = paths;
	}

	List<PolicyProblem> of(PolicyHistory history) {
		for (int i = 0; i < history.policies().size(); i++) {
			Policy policy = history.policies().get(i);
			boolean newest = i == history.policies().size() - 1;
			unreachable(policy, "validity", policy.validity().stream().map(Validity::when).toList());
			unreachable(policy, "dormancy", policy.dormancy().stream().map(DormancyRule::when).toList());
			shortLives(policy, newest ? null : history.policies().get(i + 1).effectiveFrom());
			protection(policy);
			untold(policy);
			guard(policy);
		}
		return List.copyOf(this.warnings);
	}

	private void unreachable(Policy policy, String section, List<Condition> conditions) {
		for (int entry : UnreachableEntries.of(conditions)) {
			warn(policy, section + "[" + entry + "]", "an entry that can never be reached",
					"one that earlier entries leave something to", "remove it, or move it up");
		}
	}

	private void shortLives(Policy policy, @Nullable LocalDate before) {
		NoticePlan notices = policy.notices();
		ShortLives lives = new ShortLives(policy.effectiveFrom(), before,
				(notices != null) ? notices.expiryBefore() : List.of());
		for (int i = 0; i < policy.validity().size(); i++) {
			String key = "validity[" + i + "]";
			lives.worst(policy.validity().get(i)).ifPresent((life) -> warn(policy, key, life));
		}
	}

	private void warn(Policy policy, String key, ShortLives.Life life) {
		warn(policy, key,
				"%s of life for points earned on %s, usable until %s".formatted(Noun.DAYS.counted(life.days()),
						life.bornOn(), life.lastDay()),
				"no less than the shortest stage, %s".formatted(life.shortestStage()),
				"such points lapse without a warning");
	}

	private void protection(Policy policy) {
		LocalDate effectiveFrom = policy.effectiveFrom();
		if (policy.protection() instanceof Protection.Until until && until.day().isBefore(effectiveFrom)) {
			warn(policy, "protection", Quoted.of(until.day().toString()),
					"a day not before effective-from (%s)".formatted(effectiveFrom), null);
		}
		else if (policy.protection() != null && policy.appliesTo() == Policy.AppliesTo.NEW_LOTS
				&& policy.dormancy().isEmpty()) {
			warn(policy, "protection", "protection beside new-lots, and no dormancy",
					"open-lots or dormancy, as nothing else is protected", null);
		}
	}

	/** Points that no warning announces: the guard owes none either. */
	private void untold(Policy policy) {
		NoticePlan notices = policy.notices();
		if (notices != null && notices.expiryBefore().isEmpty()) {
			warn(policy, "notices", "no stages in expiry-before", "a stage at least, such as P1M",
					"points expire by their date without a warning");
		}
		for (int i = 0; i < policy.dormancy().size(); i++) {
			String key = "dormancy[" + i + "]";
			policy.dormancy()
				.get(i)
				.timed()
				.filter((rule) -> rule.expireAfter() != null && rule.warnBefore().isEmpty())
				.ifPresent((rule) -> warn(policy, key, "expire-after without warn-before",
						"a stage at least in warn-before, such as P1M", "points expire by dormancy without a warning"));
		}
	}

	private void guard(Policy policy) {
		if (policy.notices() != null && policy.guard() == null) {
			warn(policy, "notice-guard", Quoted.of("none"), "a guard",
					"without one, points lapse although the member was not told");
		}
	}

	private void warn(Policy policy, String key, String found, String expected, @Nullable String wayOut) {
		String path = this.paths.get(policy.version()) + "." + key;
		this.warnings.add(this.findings.problem(this.findings.lineOf(path), path, found, expected, wayOut));
	}

}
