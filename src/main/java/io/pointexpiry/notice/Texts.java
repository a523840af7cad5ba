package io.pointexpiry.notice;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.pointexpiry.file.Home;
import org.jspecify.annotations.Nullable;

/**
 * The templates of all locales, read and checked once at the start. A file
 * {@code HOME/templates/<locale>/<name>.txt} takes the place of the built-in one of that
 * name, and goes before a built-in one for a case of the same thing (expired-dormancy for
 * expired); a folder for another language must hold every template but those cases, one
 * for another country of a built-in language only what differs.
 */
final class Texts {

	private static final List<String> BUILT_IN = List.of("ko-KR", "en");

	private static final String FALLBACK = "en";

	private final Map<String, Wording> byLocale;

	private Texts(Map<String, Wording> byLocale) {
		this.byLocale = byLocale;
	}

	/**
	 * Reads the built-in templates and the operator's own.
	 * @param folder the operator's templates, a folder for each locale; need not exist
	 * @throws BadTemplatesException if a template is missing, cannot be read, is not
	 * known by name, or uses a variable that nobody knows
	 */
	public static Texts load(Path folder) {
		List<String> problems = new ArrayList<>();
		Map<String, Wording> byLocale = new TreeMap<>();
		Set<String> locales = new TreeSet<>(BUILT_IN);
		locales.addAll(names(folder));
		locales.remove(Home.ANNOUNCEMENTS);
		for (String locale : locales) {
			names(folder.resolve(locale)).stream()
				.filter((name) -> !Wording.isFileName(name))
				.forEach((name) -> problems.add("%s: found a template that nobody asks for; expected one of %s"
					.formatted(folder.resolve(locale).resolve(name), new TreeSet<>(Wording.KNOWN.keySet()))));
			byLocale.put(locale, Wording.read((name) -> source(folder, locale, name), locale, problems::add));
		}
		if (!problems.isEmpty()) {
			throw new BadTemplatesException(problems);
		}
		return new Texts(byLocale);
	}

	private static List<String> names(Path folder) {
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		try (Stream<Path> children = Files.list(folder)) {
			return children.map((child) -> String.valueOf(child.getFileName()))
				.filter((name) -> !name.startsWith("."))
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			throw new BadTemplatesException(List.of(folder + " cannot be read: " + ex.getMessage()));
		}
	}

	private static @Nullable Source source(Path folder, String locale, String name) {
		Path own = folder.resolve(locale).resolve(name + ".txt");
		String general = Wording.fallback(name);
		if (general != null && !Files.exists(own) && isEdited(folder.resolve(locale), general)) {
			return null;
		}
		if (Files.exists(own)) {
			try {
				return new Source(own.toString(), Files.readString(own));
			}
			catch (CharacterCodingException ex) {
				throw new BadTemplatesException(List.of(own + ": found bytes that are no UTF-8; expected UTF-8"));
			}
			catch (IOException ex) {
				throw new BadTemplatesException(List.of(own + " cannot be read: " + ex.getMessage()));
			}
		}
		return Stream.concat(BUILT_IN.stream().filter(locale::equals), BUILT_IN.stream().filter(sameLanguage(locale)))
			.map((tag) -> builtIn(tag, name))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

	/** The operator's words for a thing in general go before ours for a case of it. */
	private static boolean isEdited(Path folder, String name) {
		return Files.exists(folder.resolve(name + ".txt"));
	}

	private static @Nullable Source builtIn(String locale, String name) {
		String place = "/templates/" + locale + "/" + name + ".txt";
		try (InputStream in = Texts.class.getResourceAsStream(place)) {
			if (in == null) {
				return null;
			}
			return new Source("classpath:" + place, new String(in.readAllBytes(), StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Predicate<String> sameLanguage(String tag) {
		String language = Locale.forLanguageTag(tag).getLanguage();
		return (other) -> Locale.forLanguageTag(other).getLanguage().equals(language);
	}

	/**
	 * The templates for the first of these locales that there are any for: the locale's
	 * own, else those of its language, else English ones.
	 */
	Wording forLocale(Locale... wanted) {
		return Stream.of(wanted)
			.map(Locale::toLanguageTag)
			.flatMap((tag) -> Stream.concat(this.byLocale.keySet().stream().filter(tag::equals),
					this.byLocale.keySet().stream().filter(sameLanguage(tag))))
			.map(this.byLocale::get)
			.filter(Objects::nonNull)
			.findFirst()
			.orElseGet(() -> Objects.requireNonNull(this.byLocale.get(FALLBACK)));
	}

	/** The templates of every locale. */
	Collection<Wording> all() {
		return this.byLocale.values();
	}

	/**
	 * A template's text, and where it was found.
	 */
	record Source(String place, String text) {
	}

}
