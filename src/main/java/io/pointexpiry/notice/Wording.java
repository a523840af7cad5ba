package io.pointexpiry.notice;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * All templates of one locale. Each thing that can be told has a {@code short} form, for
 * a notice of its own, and a {@code long} one, a line among others; {@code notice.long}
 * holds the lines, {@code subject} and, where that is too long, {@code subject.short}
 * stand above them. A template that asks for the member's name has a form
 * {@code <name>.nameless} for members whose name is missing or cannot be sent.
 */
final class Wording {

	static final String SUBJECT = "subject";

	static final String SUBJECT_SHORT = "subject.short";

	static final String NOTICE = "notice.long";

	static final String CONTACT = "contact";

	static final String NEVER = "never";

	/**
	 * An advertisement, and the subject of one that is an LMS. A folder of another
	 * language may lack them.
	 */
	static final String CAMPAIGN = "campaign";

	static final String CAMPAIGN_SUBJECT = "campaign.subject";

	static final String CAMPAIGN_SUBJECT_SHORT = "campaign.subject.short";

	static final String NAME = "name";

	static final String NAMELESS = ".nameless";

	/** A number of points in words, and the one for a single point. */
	static final String AMOUNT = "amount";

	private static final String ONE = AMOUNT + ".one";

	/** A line above several of one change of policy. */
	static final String TOTAL = "policy-change-total.long";

	/** Templates that a language may do without. */
	private static final Set<String> OPTIONAL = Set.of(AMOUNT, ONE, TOTAL);

	/** Ends the name of a warning whose points another line names in part. */
	static final String ALL = "-all";

	/**
	 * What a thing is told with that has no words of its own: a cause of expiry, or a
	 * warning that repeats points.
	 */
	private static final Map<String, String> FALLBACKS = Map.of("expired-dormancy", "expired", "expired-policy-change",
			"expired", "expired-withdrawal", "expired", "expiry-warning" + ALL, "expiry-warning",
			"dormancy-lapse" + ALL, "dormancy-lapse", "dormancy-start" + ALL, "dormancy-start", NoticeItem.ENDLESS,
			"policy-change");

	private static final Set<String> SHORT_VARIABLES = Set.of("programme", "contact", "contact_line", "send_date", NAME,
			"points", AMOUNT, "expires_on", "old_expires_on", "effective_from");

	private static final Set<String> FRAME_VARIABLES = Set.of("programme", "contact", "contact_line", "send_date", NAME,
			"lines");

	private static final Set<String> CAMPAIGN_VARIABLES = Set.of("ad", "programme", "contact", "contact_line",
			"send_date", NAME, "points", "expires_on", "opt_out");

	private static final Set<String> LINE_VARIABLES = Set.of("points", AMOUNT, "expires_on", "old_expires_on",
			"effective_from");

	/** Every template by its name, with the variables that it may use. */
	static final Map<String, Set<String>> KNOWN = known();

	private final Map<String, Template> templates;

	private final Locale locale;

	private Wording(Map<String, Template> templates, Locale locale) {
		this.templates = Map.copyOf(templates);
		this.locale = locale;
	}

	private static Map<String, Set<String>> known() {
		Map<String, Set<String>> known = new HashMap<>();
		Stream
			.concat(FALLBACKS.keySet().stream(),
					Stream.of("expiry-warning", "dormancy-lapse", "dormancy-start", "policy-change", "expired",
							"extended", "deferred", "reinstated", "reversed"))
			.forEach((told) -> {
				known.put(told + ".short", SHORT_VARIABLES);
				known.put(told + ".short" + NAMELESS, SHORT_VARIABLES);
				known.put(told + ".long", LINE_VARIABLES);
			});
		known.put(NOTICE, FRAME_VARIABLES);
		known.put(NOTICE + NAMELESS, FRAME_VARIABLES);
		known.put(SUBJECT, Set.of("programme", "send_date"));
		known.put(SUBJECT_SHORT, Set.of("programme", "send_date"));
		known.put(CONTACT, Set.of("programme", "contact"));
		known.put(NEVER, Set.of());
		known.put(AMOUNT, Set.of("points"));
		known.put(ONE, Set.of("points"));
		known.put(TOTAL, Set.of("points", AMOUNT, "effective_from"));
		known.put(CAMPAIGN, CAMPAIGN_VARIABLES);
		known.put(CAMPAIGN + NAMELESS, CAMPAIGN_VARIABLES);
		known.put(CAMPAIGN_SUBJECT, Set.of("ad", "programme", "send_date"));
		known.put(CAMPAIGN_SUBJECT_SHORT, Set.of("ad", "programme", "send_date"));
		return Map.copyOf(known);
	}

	/**
	 * Reads all templates of a locale.
	 * @param source finds a template by its name; null: there is none
	 * @param problems takes a sentence for whatever is wrong or missing
	 */
	static Wording read(Function<String, Texts.@Nullable Source> source, String locale, Consumer<String> problems) {
		Map<String, Template> templates = new HashMap<>();
		KNOWN.keySet().stream().sorted().forEach((name) -> {
			Texts.Source found = source.apply(name);
			if (found != null) {
				Set<String> variables = Objects.requireNonNull(KNOWN.get(name));
				templates.put(name, Template.read(found.place(), found.text(), variables, problems));
			}
			else if (!name.endsWith(NAMELESS) && !name.startsWith(CAMPAIGN) && fallback(name) == null
					&& !OPTIONAL.contains(name)) {
				problems.accept("templates/%s/%s.txt: found no such file; expected a text".formatted(locale, name));
			}
			else if (name.startsWith(CAMPAIGN_SUBJECT) && templates.containsKey(CAMPAIGN)) {
				problems.accept("templates/%s/%s.txt: found no such file beside %s.txt; expected the subject of an LMS"
					.formatted(locale, name, CAMPAIGN));
			}
		});
		templates.forEach((name, template) -> {
			if (template.asksFor(NAME) && (name.endsWith(NAMELESS) || !templates.containsKey(name + NAMELESS))) {
				problems.accept(("templates/%s/%s.txt: found #{name}; "
						+ "expected %s.txt beside it, for names missing or unsendable")
					.formatted(locale, name, name.replace(NAMELESS, "") + NAMELESS));
			}
		});
		return new Wording(templates, Locale.forLanguageTag(locale));
	}

	/**
	 * Whether a file of this name is read; an editor's copy with another ending is no
	 * matter.
	 */
	static boolean isFileName(String name) {
		return !name.endsWith(".txt") || KNOWN.containsKey(name.substring(0, name.length() - ".txt".length()));
	}

	/** All things that can be told, by the first part of the names of their templates. */
	static List<String> things() {
		return KNOWN.keySet()
			.stream()
			.filter((name) -> name.endsWith(".short"))
			.map((name) -> name.substring(0, name.length() - ".short".length()))
			.filter((thing) -> KNOWN.containsKey(thing + ".long"))
			.sorted()
			.toList();
	}

	/** The templates that were found, by their names. */
	SortedMap<String, Template> found() {
		return new TreeMap<>(this.templates);
	}

	/** The locale that these templates were written for. */
	Locale locale() {
		return this.locale;
	}

	/** Whether texts go through Korean gateways. */
	boolean korean() {
		return this.locale.getLanguage().equals(Locale.KOREAN.getLanguage());
	}

	/**
	 * A template by its name, or the more general one that stands in for it; one of
	 * {@link #KNOWN}.
	 */
	Template get(String name) {
		Template own = this.templates.get(name);
		String general = fallback(name);
		return (own != null || general == null) ? Objects.requireNonNull(own, name) : get(general);
	}

	/** Whether there is a template of this name, or one that stands in for it. */
	boolean has(String name) {
		String general = fallback(name);
		return this.templates.containsKey(name) || (general != null && has(general));
	}

	/** A number of points in words; the number alone in a language that has none. */
	String amount(long points) {
		String number = String.format(Locale.ROOT, "%,d", points);
		Template one = (points == 1) ? this.templates.get(ONE) : null;
		Template words = (one != null) ? one : this.templates.get(AMOUNT);
		return (words != null) ? words.with(Map.of("points", number)) : number;
	}

	/** The line above several of one change of policy; empty: there is none. */
	Optional<Template> total() {
		return Optional.ofNullable(this.templates.get(TOTAL));
	}

	/**
	 * The template that stands in for one of this name: expired.short for
	 * expired-dormancy.short; null: there is none.
	 */
	static @Nullable String fallback(String name) {
		int dot = name.indexOf('.');
		String general = (dot < 0) ? null : FALLBACKS.get(name.substring(0, dot));
		return (general != null) ? general + name.substring(dot) : null;
	}

	/** The form of a template that does not ask for a name. */
	Template nameless(String name) {
		Template own = this.templates.get(name + NAMELESS);
		String general = this.templates.containsKey(name) ? null : fallback(name);
		return (own != null) ? own : (general != null) ? nameless(general) : get(name);
	}

}
