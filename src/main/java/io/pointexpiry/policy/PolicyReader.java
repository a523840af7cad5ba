package io.pointexpiry.policy;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;

import io.pointexpiry.domain.DormancyRule;
import io.pointexpiry.domain.ExtensionProgramme;
import io.pointexpiry.domain.NoticeGuard;
import io.pointexpiry.domain.NoticePlan;
import io.pointexpiry.domain.Policy;
import io.pointexpiry.domain.Policy.AppliesTo;
import io.pointexpiry.domain.Policy.Withdrawal;
import io.pointexpiry.domain.Protection;
import io.pointexpiry.domain.Validity;
import org.jspecify.annotations.Nullable;

/** Reads one item of {@code policies}. */
final class PolicyReader {

	private static final Key<ScalarFormat<String>> VERSION = Key.required("version", ScalarFormats.ID,
			"The policy's name in records; no two have the same.");

	private static final Key<ScalarFormat<LocalDate>> ANNOUNCED_ON = Key.optional("announced-on", ScalarFormats.DATE,
			"From when members who lose by it are told; not after effective-from.");

	private static final Key<ScalarFormat<LocalDate>> EFFECTIVE_FROM = Key.required("effective-from",
			ScalarFormats.DATE, "The first day on which it is in force; no two begin on the same.");

	private static final Key<ScalarFormat<AppliesTo>> APPLIES_TO = Key.optional("applies-to",
			ScalarFormat.lowerCase(AppliesTo.class),
			"Lots earned from effective-from, or every lot that is open on that day too.");

	private static final Key<ScalarFormat<Protection>> PROTECTION = Key.optional("protection",
			new ScalarFormat<>("a period such as P90D or a date such as 2016-03-31",
					JsonSchema.anyOf(List.of(ScalarFormats.PERIOD.schema(), ScalarFormats.DATE.schema())),
					PolicyReader::protection),
			"Until when no open lot expires by a date that this policy made earlier: a period from effective-from, or a date.");

	private static final Key<ScalarFormat<Withdrawal>> WITHDRAWAL = Key.optional("withdrawal",
			ScalarFormat.lowerCase(Withdrawal.class), "What becomes of lots of members who left.");

	private static final Section POLICY = Section
		.of(VERSION, ANNOUNCED_ON, EFFECTIVE_FROM, APPLIES_TO, PROTECTION, ValidityReader.VALIDITY,
				DormancyReader.DORMANCY, NoticesReader.NOTICES, NoticesReader.GUARD, ExtensionReader.EXTENSIONS,
				WITHDRAWAL)
		.with(List.of(
				JsonSchema.ifThen(JsonSchema.says(APPLIES_TO.name(), "open-lots"), JsonSchema.has(PROTECTION.name())),
				NoticesReader.GUARD_BESIDE_NOTICES));

	/** All policies of the programme. */
	static final Key<Entries> POLICIES = Key.required("policies",
			new Entries(POLICY, "a policy with version, effective-from and validity", "at least one policy", Map.of()),
			"The whole history of the programme's policies.");

	private final UniqueValues<String> versions = new UniqueValues<>();

	private final UniqueValues<LocalDate> days = new UniqueValues<>();

	/** The policy; null where it can't be made of what the file says. */
	@Nullable Policy read(YamlItem item) {
		YamlMap map = item.as(POLICY);
		if (map == null) {
			return null;
		}
		String version = this.versions.claim(map, VERSION.name(), map.value(VERSION));
		LocalDate effectiveFrom = this.days.claim(map, EFFECTIVE_FROM.name(), map.value(EFFECTIVE_FROM));
		LocalDate announcedOn = announcedOn(map, effectiveFrom);
		AppliesTo appliesTo = map.value(APPLIES_TO, AppliesTo.NEW_LOTS);
		Protection protection = map.value(PROTECTION);
		if (appliesTo == AppliesTo.OPEN_LOTS && !map.has(PROTECTION.name())) {
			map.missing(PROTECTION.name(), PROTECTION.shape().expected() + " beside open-lots");
		}
		List<Validity> validity = ValidityReader.read(map);
		List<DormancyRule> dormancy = DormancyReader.read(map);
		NoticePlan notices = NoticesReader.plan(map);
		NoticeGuard guard = NoticesReader.guard(map);
		List<ExtensionProgramme> extensions = ExtensionReader.read(map);
		Withdrawal withdrawal = map.value(WITHDRAWAL, Withdrawal.KEEP);
		if (version == null || effectiveFrom == null || announcedOn == null || validity == null
				|| (appliesTo == AppliesTo.OPEN_LOTS && protection == null)) {
			return null;
		}
		return new Policy(version, announcedOn, effectiveFrom, appliesTo, protection, validity, dormancy, notices,
				guard, extensions, withdrawal);
	}

	private static @Nullable LocalDate announcedOn(YamlMap map, @Nullable LocalDate effectiveFrom) {
		LocalDate announcedOn = map.value(ANNOUNCED_ON);
		if (announcedOn != null && effectiveFrom != null && announcedOn.isAfter(effectiveFrom)) {
			map.contradiction(ANNOUNCED_ON.name(),
					"a day that is not after effective-from (%s)".formatted(effectiveFrom));
		}
		return (announcedOn != null) ? announcedOn : effectiveFrom;
	}

	private static @Nullable Protection protection(String text) {
		LocalDate day = ScalarFormats.DATE.read(text);
		if (day != null) {
			return new Protection.Until(day);
		}
		Period period = ScalarFormats.PERIOD.read(text);
		return (period != null) ? new Protection.For(period) : null;
	}

}
