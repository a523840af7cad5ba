package io.pointexpiry.policy;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.pointexpiry.domain.Condition;
import io.pointexpiry.domain.Policy;
import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.domain.RoundUp.MemberDay;
import org.jspecify.annotations.Nullable;

/**
 * Policies in plain sentences of one language, subject by subject: the only place that
 * says them, for whoever checks the policy file and for whoever announces a policy.
 */
public final class PolicyWords {

	private final PolicyHistory history;

	private final Sentences sentences;

	/**
	 * Creates it.
	 * @param history the policies
	 * @param locale Korean gives Korean sentences, every other language English ones
	 */
	public PolicyWords(PolicyHistory history, Locale locale) {
		this(history, new Sentences(locale));
	}

	PolicyWords(PolicyHistory history, Sentences sentences) {
		this.history = history;
		this.sentences = sentences;
	}

	/** What a policy of the history says, in the order of the subjects. */
	public Map<PolicySubject, List<PolicyLine>> of(Policy policy) {
		LocalDate replacedOn = replacedOn(policy);
		Map<PolicySubject, List<PolicyLine>> subjects = new EnumMap<>(PolicySubject.class);
		subjects.put(PolicySubject.SCOPE, new ScopeText(this.history, policy, replacedOn, this.sentences).lines());
		subjects.put(PolicySubject.VALIDITY, new ValidityText(policy, replacedOn, this.sentences).lines());
		subjects.put(PolicySubject.EARLIER_LOTS, new EarlierLotsText(this.history, policy, this.sentences).lines());
		subjects.put(PolicySubject.DORMANCY,
				new DormancyText(this.history, policy, replacedOn, this.sentences).lines());
		subjects.put(PolicySubject.NOTICES, new NoticeText(policy, this.sentences).lines());
		subjects.put(PolicySubject.EXTENSIONS, new ExtensionText(policy, this.sentences).lines());
		subjects.put(PolicySubject.WITHDRAWAL, List
			.of(new PolicyLine(PolicyLine.Level.SENTENCE, this.sentences.say("withdrawal." + policy.withdrawal()))));
		return Collections.unmodifiableMap(subjects);
	}

	/** The name of a subject. */
	public String name(PolicySubject subject) {
		return this.sentences.say(subject.key());
	}

	/**
	 * Which points a condition means.
	 * @param only whether nothing is said of any others
	 */
	public String points(Condition condition, boolean only) {
		return this.sentences.points(condition, only);
	}

	/**
	 * Until when points can be used that were earned before a policy takes effect, under
	 * the policy before it and under the policy itself; empty where it leaves them alone.
	 */
	public List<WorkedChange> earlierLots(Policy policy) {
		return (policy.appliesTo() == Policy.AppliesTo.OPEN_LOTS)
				? new WorkedChanges(this.history, policy).ofEarlierLots() : List.of();
	}

	/**
	 * Until when points can be used that are earned under a policy: by the policy before
	 * it, if that went on, and by the policy itself.
	 */
	public List<WorkedChange> newLots(Policy policy) {
		return new WorkedChanges(this.history, policy).ofNewLots(replacedOn(policy));
	}

	/** Whether a date of the policy depends on when a member was born, or joined. */
	public boolean asksForMember(Policy policy) {
		return policy.validity().stream().anyMatch((entry) -> entry.roundUp() instanceof MemberDay);
	}

	/** When the next policy takes effect; null: there is none. */
	private @Nullable LocalDate replacedOn(Policy policy) {
		return this.history.policies()
			.stream()
			.map(Policy::effectiveFrom)
			.filter((day) -> day.isAfter(policy.effectiveFrom()))
			.findFirst()
			.orElse(null);
	}

}
