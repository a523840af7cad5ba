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

	private static final ScalarFormat<BurnOrder> BURN_ORDER = ScalarFormat.lowerCase(BurnOrder.class);

	private static final ScalarFormat<String> INPUT = ScalarFormat
		.oneOf(inputs("members", "lots", "activity", "redemptions", "cancellations"));

	private final Map<String, String> paths = new HashMap<>();

	/** Where each policy stands in the file, by version: such as {@code policies[1]}. */
	Map<String, String> paths() {
		return this.paths;
	}

	/** The programme; null where it can't be made of what the file says. */
	@Nullable Programme read(YamlItem root) {
		YamlMap map = root.asMap("programme", "name", "time-zone", "locale", "sender", "contact", "burn-order",
				"burn-kinds", "required-inputs", "surprise", "policies");
		if (map == null) {
			return null;
		}
		String id = map.required("programme", ScalarFormats.ID);
		String name = map.required("name", ScalarFormats.NAME);
		ZoneId zone = map.required("time-zone", ScalarFormats.ZONE);
		Locale locale = map.optional("locale", ScalarFormats.LOCALE, Locale.ENGLISH);
		String sender = map.optional("sender", ScalarFormats.SENDER);
		String contact = map.optional("contact", ScalarFormats.NAME);
		BurnOrder burnOrder = map.optional("burn-order", BURN_ORDER, BurnOrder.SOONEST_EXPIRY);
		List<String> burnKinds = map.list("burn-kinds", ScalarFormats.WORD);
		List<String> requiredInputs = map.list("required-inputs", INPUT);
		Surprise surprise = surprise(map);
		List<Policy> policies = policies(map);
		if (id == null || name == null || zone == null || policies.isEmpty()) {
			return null;
		}
		return new Programme(id, name, zone, locale, sender, contact, burnOrder, burnKinds, Set.copyOf(requiredInputs),
				surprise, new PolicyHistory(policies));
	}

	private static Surprise surprise(YamlMap programme) {
		YamlItem item = programme.item("surprise");
		YamlMap map = (item != null) ? item.asMap("times", "plus") : null;
		if (map == null) {
			return Surprise.DEFAULT;
		}
		BigDecimal times = map.optional("times", ScalarFormats.FACTOR, Surprise.DEFAULT.times());
		return new Surprise(times, map.optional("plus", ScalarFormats.POINTS, Surprise.DEFAULT.plus()));
	}

	private List<Policy> policies(YamlMap programme) {
		String expected = "a policy with version, effective-from and validity";
		YamlItem section = programme.requiredItem("policies", "a list, each item of it " + expected);
		List<YamlItem> items = (section != null) ? section.asList(expected) : null;
		if (section != null && items != null && items.isEmpty()) {
			section.expected("at least one policy");
		}
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
