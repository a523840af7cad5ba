package io.pointexpiry.policy;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.pointexpiry.domain.BurnOrder;
import io.pointexpiry.domain.Policy;
import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.domain.Programme.Surprise;
import org.jspecify.annotations.Nullable;

/** Reads the root of the policy file. */
final class ProgrammeReader {

	private static final Key<ScalarFormat<String>> ID = Key.required("programme", ScalarFormats.ID,
			"Short name; one database holds the books of one programme.");

	private static final Key<ScalarFormat<String>> NAME = Key.required("name", ScalarFormats.NAME,
			"The programme's name in texts.");

	private static final Key<ScalarFormat<ZoneId>> TIME_ZONE = Key.required("time-zone", ScalarFormats.ZONE,
			"Which day it is, and when one has ended.");

	private static final Key<ScalarFormat<Locale>> LOCALE = Key.optional("locale", ScalarFormats.LOCALE,
			"Language of texts where the member's row names none; country of telephone numbers.");

	private static final Key<ScalarFormat<String>> SENDER = Key.optional("sender", ScalarFormats.SENDER,
			"The registered number that messages come from.");

	private static final Key<ScalarFormat<String>> CONTACT = Key.optional("contact", ScalarFormats.NAME,
			"Where members can ask; for texts.");

	private static final Key<ScalarFormat<BurnOrder>> BURN_ORDER = Key.optional("burn-order",
			ScalarFormat.lowerCase(BurnOrder.class), "In which order redemptions consume lots.");

	private static final Key<Scalars<String>> BURN_KINDS = Key.optional("burn-kinds", Scalars.any(ScalarFormats.WORD),
			"Among lots that tie, these kinds go first, in this order.");

	private static final Key<Scalars<String>> REQUIRED_INPUTS = Key.optional("required-inputs",
			Scalars.any(ScalarFormat.oneOf(inputs("members", "lots", "activity", "redemptions", "cancellations"))),
			"A day is closed only after an import of each as of that day or later.");

	private static final Key<ScalarFormat<BigDecimal>> TIMES = Key.optional("times", ScalarFormats.FACTOR,
			"The lots foreseen are multiplied by it.");

	private static final Key<ScalarFormat<Long>> PLUS = Key.optional("plus", ScalarFormats.POINTS,
			"So many lots are added.");

	private static final Key<Section> SURPRISE = Key.optional("surprise", Section.of(TIMES, PLUS),
			"A night that would take more lots than this stops before its first record.");

	/** The root of the file. */
	static final Section PROGRAMME = Section.of(ID, NAME, TIME_ZONE, LOCALE, SENDER, CONTACT, BURN_ORDER, BURN_KINDS,
			REQUIRED_INPUTS, SURPRISE, PolicyReader.POLICIES);

	private final Map<String, String> paths = new HashMap<>();

	/** Where each policy stands in the file, by version: such as {@code policies[1]}. */
	Map<String, String> paths() {
		return this.paths;
	}

	/** The programme; null where it can't be made of what the file says. */
	@Nullable Programme read(YamlItem root) {
		YamlMap map = root.as(PROGRAMME);
		if (map == null) {
			return null;
		}
		String id = map.value(ID);
		String name = map.value(NAME);
		ZoneId zone = map.value(TIME_ZONE);
		Locale locale = map.value(LOCALE, Locale.ENGLISH);
		String sender = map.value(SENDER);
		String contact = map.value(CONTACT);
		BurnOrder burnOrder = map.value(BURN_ORDER, BurnOrder.SOONEST_EXPIRY);
		List<String> burnKinds = map.values(BURN_KINDS);
		List<String> requiredInputs = map.values(REQUIRED_INPUTS);
		Surprise surprise = surprise(map);
		List<Policy> policies = policies(map);
		if (id == null || name == null || zone == null || policies.isEmpty()) {
			return null;
		}
		return new Programme(id, name, zone, locale, sender, contact, burnOrder, burnKinds, Set.copyOf(requiredInputs),
				surprise, new PolicyHistory(policies));
	}

	private static Surprise surprise(YamlMap programme) {
		YamlMap map = programme.section(SURPRISE);
		if (map == null) {
			return Surprise.DEFAULT;
		}
		BigDecimal times = map.value(TIMES, Surprise.DEFAULT.times());
		return new Surprise(times, map.value(PLUS, Surprise.DEFAULT.plus()));
	}

	private List<Policy> policies(YamlMap programme) {
		List<YamlItem> items = programme.entries(PolicyReader.POLICIES);
		PolicyReader reader = new PolicyReader();
		List<Policy> policies = new ArrayList<>();
		for (YamlItem item : (items != null) ? items : List.<YamlItem>of()) {
			Policy policy = reader.read(item);
			if (policy != null) {
				policies.add(policy);
				this.paths.put(policy.version(), item.path());
			}
		}
		return policies;
	}

	private static Map<String, String> inputs(String... names) {
		Map<String, String> inputs = new LinkedHashMap<>();
		for (String name : names) {
			inputs.put(name, name);
		}
		return inputs;
	}

}
