package io.pointexpiry.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.pointexpiry.ledger.AppliedPolicies;
import io.pointexpiry.ledger.Calendar;
import io.pointexpiry.ledger.PolicyDifference;
import io.pointexpiry.policy.PolicyContent;
import io.pointexpiry.policy.PolicyFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import org.springframework.transaction.support.TransactionTemplate;

/**
 * Accepts that the policy file says something else of a policy than what was accepted: an
 * edit, its deletion, or its arrival after its effective-from was closed.
 */
@Command(name = "amend", header = "Accepts an edit of a policy that is in force.",
		description = { "Accepts and records what the policy file now says of a policy: an edit, its deletion,",
				"or its late arrival. Prints what was and what is. The next night dates all open",
				"lots again, and tells members who were told another date." })
final class PolicyAmendCommand extends BooksCommand {

	@Parameters(paramLabel = "VERSION", description = "the policy")
	@SuppressWarnings("NullAway.Init")
	private String version;

	@Option(names = "--date-again",
			description = "have the next night date all open lots again, although nothing differs")
	private boolean dateAgain;

	@Mixin
	private final ReasonOption reason = new ReasonOption();

	@Override
	boolean works() {
		return true;
	}

	@Override
	boolean takesAnyPolicyFile() {
		return true;
	}

	@Override
	int run(Session session) {
		AppliedPolicies policies = session.get(AppliedPolicies.class);
		Optional<PolicyDifference> difference = policies.differences()
			.stream()
			.filter((it) -> it.version().equals(this.version))
			.findFirst();
		TreeSet<String> known = new TreeSet<>(session.get(PolicyFile.class).contents().keySet());
		if (difference.isEmpty() && !known.contains(this.version)) {
			throw new UsageError("The policy file has no policy \"%s\"; it has %s.".formatted(this.version,
					String.join(", ", known)));
		}
		LocalDate last = session.get(Calendar.class).lastClosed();
		if (last == null || (difference.isEmpty() && !this.dateAgain)) {
			print(new Amended(this.version, false, List.of(), false),
					(policies.accepted(this.version).isPresent()
							? "Policy %s is as it was accepted; there is nothing to amend.%n"
							: "Policy %s was not applied or announced yet; an edit needs no amendment.%n")
						.formatted(this.version));
			return ExitCode.DONE;
		}
		session.get(TransactionTemplate.class)
			.executeWithoutResult((status) -> accept(policies, difference.isPresent(), last.plusDays(1)));
		List<String> changes = difference.map(PolicyAmendCommand::changes).orElse(List.of());
		print(new Amended(this.version, difference.isPresent(), changes, true),
				"%s%s The next night dates every open lot again.%n".formatted(
						changes.stream().map("  %s%n"::formatted).collect(Collectors.joining()),
						(difference.isPresent() ? "Accepted: policy %s as the policy file has it now."
								: "Nothing differs in policy %s.")
							.formatted(this.version)));
		return ExitCode.DONE;
	}

	private void accept(AppliedPolicies policies, boolean differs, LocalDate nextDay) {
		Instant now = expiry().clock().instant();
		if (differs) {
			policies.amend(this.version, nextDay, this.reason.why(), this.reason.byWhom(), now);
		}
		else {
			policies.dateAgain(this.version, nextDay, this.reason.why(), this.reason.byWhom(), now);
		}
	}

	/** What was and what is, a line for each key. */
	private static List<String> changes(PolicyDifference difference) {
		return content(difference.accepted()).changes(content(difference.offered()));
	}

	/**
	 * What became of it.
	 *
	 * @param version the policy
	 * @param accepted whether an edit of it was accepted
	 * @param changes what was and what is, by key
	 * @param dateAgain whether the next night dates every open lot again
	 */
	record Amended(String version, boolean accepted, List<String> changes, boolean dateAgain) {
	}

	private static PolicyContent content(AppliedPolicies.@Nullable Content content) {
		return PolicyContent.parse((content != null) ? content.text() : "");
	}

}
