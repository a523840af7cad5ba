package io.pointexpiry.announce;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.pointexpiry.domain.Condition;
import io.pointexpiry.domain.Policy;
import io.pointexpiry.policy.PolicySubject;
import io.pointexpiry.policy.PolicyWords;
import io.pointexpiry.policy.WorkedChange;
import org.jspecify.annotations.Nullable;

/**
 * What templates can say of a policy, in one language: texts, lists and maps only. Days
 * are ISO dates; the last usable day of points that never expire is empty.
 */
final class AnnouncementModel {

	/** Every variable; {@code example} and {@code touched} may be missing. */
	static final List<String> VARIABLES = List.of("lang", "programme", "contact", "version", "announced_on",
			"effective_from", "ended_on", "is_change", "scope", "changes", "earlier_lots", "new_lots", "member_days",
			"rules", "example", "touched");

	/** What the old and the new policy are compared by; the scope is said by itself. */
	private static final List<PolicySubject> RULES = List.of(PolicySubject.VALIDITY, PolicySubject.DORMANCY,
			PolicySubject.NOTICES, PolicySubject.EXTENSIONS, PolicySubject.WITHDRAWAL);

	private final Announcement announcement;

	private final Policy policy;

	private final Locale locale;

	private final PolicyWords words;

	AnnouncementModel(Announcement announcement, Locale locale) {
		this.announcement = announcement;
		this.policy = announcement.policy();
		this.locale = locale;
		this.words = new PolicyWords(announcement.programme().policies(), locale);
	}

	Map<String, Object> values() {
		Map<String, Object> values = new LinkedHashMap<>();
		values.put("lang", this.locale.getLanguage());
		values.put("programme", this.announcement.programme().name());
		values.put("contact", Objects.requireNonNullElse(this.announcement.programme().contact(), ""));
		values.put("version", this.policy.version());
		values.put("announced_on", this.policy.announcedOn().toString());
		values.put("effective_from", this.policy.effectiveFrom().toString());
		values.put("ended_on", this.policy.effectiveFrom().minusDays(1).toString());
		values.put("is_change", this.announcement.before().isPresent());
		values.put("scope", rulesOf(this.policy, PolicySubject.SCOPE).stream().map(SaidRule::text).toList());
		values.put("changes", changes());
		values.put("earlier_lots", groups(this.words.earlierLots(this.policy)));
		values.put("new_lots", groups(this.words.newLots(this.policy)));
		values.put("member_days", Stream.concat(this.announcement.before().stream(), Stream.of(this.policy))
			.anyMatch(this.words::asksForMember));
		values.put("rules", rules());
		example().ifPresent((example) -> values.put("example", row(example)));
		Announcement.Touched touched = this.announcement.touched();
		if (touched != null) {
			values.put("touched", Map.of("members", "%,d".formatted(touched.members()), "lots",
					"%,d".formatted(touched.lots()), "points", "%,d".formatted(touched.points())));
		}
		return values;
	}

	private List<SaidRule> rulesOf(Policy of, PolicySubject subject) {
		return SaidRule.of(Objects.requireNonNull(this.words.of(of).get(subject)));
	}

	/** What the policy says of each subject, with worked examples. */
	private List<Map<String, Object>> rules() {
		List<Map<String, Object>> rules = new ArrayList<>();
		for (PolicySubject subject : RULES) {
			List<SaidRule> said = rulesOf(this.policy, subject);
			if (!said.isEmpty()) {
				rules.add(Map.of("title", this.words.name(subject), "rules",
						said.stream().map(SaidRule::values).toList()));
			}
		}
		return rules;
	}

	/** The subjects of which the policy says something else than the one before it. */
	private List<Map<String, Object>> changes() {
		List<Map<String, Object>> changes = new ArrayList<>();
		this.announcement.before().ifPresent((old) -> {
			for (PolicySubject subject : RULES) {
				List<Map<String, Object>> before = sentences(old, subject);
				List<Map<String, Object>> after = sentences(this.policy, subject);
				if (!before.equals(after)) {
					changes.add(Map.of("title", this.words.name(subject), "before", before, "after", after));
				}
			}
		});
		return changes;
	}

	/** Without examples: those of two policies are of different days. */
	private List<Map<String, Object>> sentences(Policy of, PolicySubject subject) {
		return rulesOf(of, subject).stream().map((rule) -> rule.withoutExamples().values()).toList();
	}

	/** Worked examples by the points that they are of; all other points come last. */
	private List<Map<String, Object>> groups(List<WorkedChange> examples) {
		Map<Condition, List<Map<String, Object>>> groups = new LinkedHashMap<>();
		examples.stream()
			.sorted(Comparator.comparing(AnnouncementModel::isOfOthers))
			.forEach((it) -> groups.computeIfAbsent(it.points(), (points) -> new ArrayList<>()).add(row(it)));
		return groups.entrySet()
			.stream()
			.map((group) -> Map.<String, Object>of("points", this.words.points(group.getKey(), groups.size() == 1),
					"rows", group.getValue()))
			.toList();
	}

	private static boolean isOfOthers(WorkedChange example) {
		return example.points().equals(Condition.ALWAYS);
	}

	private static Map<String, Object> row(WorkedChange example) {
		return Map.of("earned_on", example.earnedOn().toString(), "before", day(example.before()), "after",
				day(example.after()), "change", example.direction().name().toLowerCase(Locale.ROOT));
	}

	private static String day(@Nullable LocalDate day) {
		return (day != null) ? day.toString() : "";
	}

	/**
	 * The one to show where there is room for one: of most points, the greatest change.
	 */
	private Optional<WorkedChange> example() {
		return Stream.of(this.words.earlierLots(this.policy), this.words.newLots(this.policy))
			.flatMap((examples) -> examples.stream()
				.filter((it) -> it.direction() != WorkedChange.Direction.SAME)
				.max(Comparator.comparing(AnnouncementModel::isOfOthers).thenComparing(AnnouncementModel::days))
				.stream())
			.findFirst();
	}

	private static long days(WorkedChange example) {
		return (example.before() == null || example.after() == null) ? Long.MAX_VALUE
				: Math.abs(ChronoUnit.DAYS.between(example.before(), example.after()));
	}

}
