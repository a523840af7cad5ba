package io.pointexpiry.policy;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;

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

	private static final ScalarFormat<AppliesTo> APPLIES_TO = ScalarFormat.lowerCase(AppliesTo.class);

	private static final ScalarFormat<Withdrawal> WITHDRAWAL = ScalarFormat.lowerCase(Withdrawal.class);

	private static final ScalarFormat<Protection> PROTECTION = new ScalarFormat<>(
			"a period such as P90D or a date such as 2016-03-31", PolicyReader::protection);

	private final UniqueValues<String> versions = new UniqueValues<>();

	private final UniqueValues<LocalDate> days = new UniqueValues<>();

	/** The policy; null where it can't be made of what the file says. */
	@Nullable Policy read(YamlItem item) {
		YamlMap map = item.asMap("version", "announced-on", "effective-from", "applies-to", "protection", "validity",
				"dormancy", "notices", "notice-guard", "extensions", "withdrawal");
		if (map == null) {
			return null;
		}
		String version = this.versions.claim(map, "version", map.required("version", ScalarFormats.ID));
		LocalDate effectiveFrom = this.days.claim(map, "effective-from",
				map.required("effective-from", ScalarFormats.DATE));
		LocalDate announcedOn = announcedOn(map, effectiveFrom);
		AppliesTo appliesTo = map.optional("applies-to", APPLIES_TO, AppliesTo.NEW_LOTS);
		Protection protection = map.optional("protection", PROTECTION);
		if (appliesTo == AppliesTo.OPEN_LOTS && !map.has("protection")) {
			map.missing("protection", PROTECTION.expected() + " beside open-lots");
		}
		List<Validity> validity = ValidityReader.read(map);
		List<DormancyRule> dormancy = DormancyReader.read(map);
		NoticePlan notices = NoticesReader.plan(map);
		NoticeGuard guard = NoticesReader.guard(map);
		List<ExtensionProgramme> extensions = ExtensionReader.read(map);
		Withdrawal withdrawal = map.optional("withdrawal", WITHDRAWAL, Withdrawal.KEEP);
		if (version == null || effectiveFrom == null || announcedOn == null || validity == null
				|| (appliesTo == AppliesTo.OPEN_LOTS && protection == null)) {
			return null;
		}
		return new Policy(version, announcedOn, effectiveFrom, appliesTo, protection, validity, dormancy, notices,
				guard, extensions, withdrawal);
	}

	private static @Nullable LocalDate announcedOn(YamlMap map, @Nullable LocalDate effectiveFrom) {
		LocalDate announcedOn = map.optional("announced-on", ScalarFormats.DATE);
		if (announcedOn != null && effectiveFrom != null && announcedOn.isAfter(effectiveFrom)) {
			map.contradiction("announced-on", "a day that is not after effective-from (%s)".formatted(effectiveFrom));
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
