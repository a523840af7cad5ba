package io.pointexpiry.cli;

import java.time.LocalDate;
import java.util.Objects;

import io.pointexpiry.policy.PolicyFile;
import io.pointexpiry.store.AppliedPolicies;
import io.pointexpiry.store.Calendar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import org.springframework.transaction.support.TransactionTemplate;

/** Accepts that a policy which was applied already now says something else. */
@Command(name = "amend", description = { "Accepts and records an edit of a policy that was applied already.",
		"The next night looks at the dates of all open lots again." })
final class PolicyAmendCommand extends BooksCommand {

	@Parameters(paramLabel = "VERSION", description = "the policy")
	@SuppressWarnings("NullAway.Init")
	private String version;

	@Mixin
	private final ReasonOption reason = new ReasonOption();

	@Override
	boolean works() {
		return true;
	}

	@Override
	int run(Session session) {
		if (!session.get(PolicyFile.class).contents().containsKey(this.version)) {
			throw new UsageError("The policy file has no policy \"%s\"; it has %s.".formatted(this.version,
					String.join(", ", session.get(PolicyFile.class).contents().keySet())));
		}
		LocalDate last = session.get(Calendar.class).lastClosed();
		if (last == null || session.get(AppliedPolicies.class).applied(this.version).isEmpty()) {
			out().println("Policy %s was not applied yet; an edit needs no amendment.".formatted(this.version));
			return ExitCode.DONE;
		}
		boolean amended = Objects.requireNonNull(session.get(TransactionTemplate.class)
			.execute((status) -> session.get(AppliedPolicies.class)
				.amend(this.version, last.plusDays(1), this.reason.why(), this.reason.byWhom(),
						expiry().clock().instant())));
		out().println(amended ? "Accepted: policy %s as it is now.".formatted(this.version)
				: "Policy %s is as it was applied; nothing to accept.".formatted(this.version));
		return ExitCode.DONE;
	}

}
