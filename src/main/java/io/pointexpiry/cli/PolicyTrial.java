package io.pointexpiry.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import io.pointexpiry.language.Catalogue;
import io.pointexpiry.ledger.AppliedPolicies;
import io.pointexpiry.policy.InvalidPolicyException;
import io.pointexpiry.policy.PolicyContent;
import io.pointexpiry.policy.PolicyFile;
import org.jspecify.annotations.Nullable;

/**
 * A look ahead with a policy file that is not the one in force: another file was named
 * with {@code --policy}, or the file says something else than was accepted. What comes of
 * it is said to be a trial, and never takes the place of what the file in force gives.
 *
 * @param file the file that is tried
 * @param differences how it differs, a sentence each
 */
record PolicyTrial(Path file, List<String> differences) {

	PolicyTrial {
		differences = List.copyOf(differences);
	}

	/** The trial that a command is; empty where it goes by the policy file in force. */
	static Optional<PolicyTrial> of(CommonOptions.Settings settings, PolicyFile tried, AppliedPolicies applied,
			Catalogue words) {
		List<String> differences = new ArrayList<>();
		if (!settings.policy().equals(settings.policyInForce()) && Files.exists(settings.policyInForce())) {
			PolicyFile inForce = read(settings.policyInForce());
			differences.addAll((inForce == null) ? List.of(words.say("trial.errors", settings.policyInForce()))
					: between(inForce, tried, words));
		}
		boolean accepted = applied.differences().isEmpty();
		return (accepted && differences.isEmpty()) ? Optional.empty()
				: Optional.of(new PolicyTrial(settings.policy(), differences));
	}

	private static @Nullable PolicyFile read(Path file) {
		try {
			return PolicyFile.read(file);
		}
		catch (InvalidPolicyException ex) {
			return null;
		}
	}

	/** What the operator is told. */
	String sentence(Catalogue words) {
		return this.differences.isEmpty() ? words.say("trial", this.file)
				: words.say("trial.differences", this.file, String.join("; ", this.differences));
	}

	/** What the name of a file ends with that comes of the trial. */
	String suffix() {
		String name = String.valueOf(this.file.getFileName()).replaceAll("\\.[^.]*$", "");
		return "-trial-" + name.replaceAll("[^\\p{L}\\p{N}_.-]", "_");
	}

	/** How one policy file differs from another; empty where both say the same. */
	static List<String> between(PolicyFile before, PolicyFile after, Catalogue words) {
		List<String> differences = new ArrayList<>();
		TreeSet<String> versions = new TreeSet<>(before.contents().keySet());
		versions.addAll(after.contents().keySet());
		for (String version : versions) {
			PolicyContent was = before.contents().get(version);
			PolicyContent is = after.contents().get(version);
			if (was == null || is == null) {
				differences.add(words.say((was == null) ? "difference.new" : "difference.gone", version));
			}
			else if (!was.digest().equals(is.digest())) {
				differences.add(words.say("difference.changed", version, String.join(", ", was.changes(is))));
			}
		}
		if (differences.isEmpty() && !before.programme().equals(after.programme())) {
			differences.add(words.say("difference.programme"));
		}
		return List.copyOf(differences);
	}

}
