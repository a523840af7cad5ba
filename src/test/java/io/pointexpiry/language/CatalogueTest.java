package io.pointexpiry.language;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.pointexpiry.report.StatusPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The sentences of both languages.
 *
 * @see "rules.md#languages"
 */
class CatalogueTest {

	private static final Path RESOURCES = Path.of("src/main/resources/io/pointexpiry");

	/** It says how many bytes a text has that has too many. */
	private static final String ALWAYS_MANY = "KoreanText.java";

	private static final int MOST_VALUES = 9;

	@ParameterizedTest
	@CsvSource(textBlock = """
			en,    P2Y6M,   2 years 6 months
			en,    P1Y1M1D, 1 year 1 month 1 day
			fr-FR, P0D,     0 days
			ko-KR, P2Y6M,   2년 6개월
			ko,    P90D,    90일
			""")
	void saysAPeriodInWords(String locale, Period period, String words) {
		assertThat(new Catalogue(Catalogue.class, Locale.forLanguageTag(locale)).period(period)).isEqualTo(words);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			en | A          | A          | A
			en | A, B       | A and B    | A or B
			en | A, B, C    | A, B and C | A, B or C
			ko | A, B, C    | A, B 및 C   | A, B 또는 C
			""")
	void saysSeveralThings(String locale, String things, String all, String any) {
		Catalogue catalogue = new Catalogue(Catalogue.class, Locale.forLanguageTag(locale));

		assertThat(catalogue.all(List.of(things.split(", ")))).isEqualTo(all);
		assertThat(catalogue.any(List.of(things.split(", ")))).isEqualTo(any);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			en | 1    | 1 lot      | 1 row rejected of 1 row
			en | 0    | 0 lots     | 0 rows rejected of 0 rows
			en | 1200 | 1,200 lots | 1,200 rows rejected of 1,200 rows
			ko | 1    | 적립 1건      | 1행 가운데 1행 거절
			""")
	void countsThings(String locale, long number, String lots, String sentence) {
		Catalogue catalogue = new Catalogue(Catalogue.class, Locale.forLanguageTag(locale));
		String pattern = locale.equals("ko") ? "{0 rows} 가운데 {1}행 거절" : "{0 rows} rejected of {1 rows}";
		Object[] texts = { "%,d".formatted(number), "%,d".formatted(number) };

		assertThat(catalogue.counted(Noun.LOTS, number)).isEqualTo(lots);
		assertThat(new MessageFormat(catalogue.withNouns(pattern, texts), Locale.ROOT).format(texts))
			.isEqualTo(sentence);
	}

	@Test
	void countsInEnglishWhereNoLanguageIsAsked() {
		assertThat(Noun.FEEDBACK_TEXTS.counted(1)).isEqualTo("1 feedback text");
		assertThat(Noun.CATEGORIES.counted(2000)).isEqualTo("2,000 categories");
		assertThat(Noun.POINTS.of(new BigInteger("18446744073709551614"))).isEqualTo("18446744073709551614 points");
	}

	@Test
	void saysAnotherSentenceForOneWhereTheVerbChanges() {
		Catalogue catalogue = new Catalogue(StatusPage.class, Locale.ENGLISH);

		assertThat(catalogue.counted("receipts", 1, 0)).startsWith("1 notice without");
		assertThat(catalogue.counted("receipts", 2000, 1))
			.isEqualTo("2,000 notices without a final state, 1 of them for more than 80 hours (UNKNOWN)");
	}

	@Test
	void hasNoSentenceOfAKeyThatIsNotThere() {
		Catalogue catalogue = new Catalogue(Catalogue.class, Locale.ENGLISH);

		assertThat(catalogue.has("days")).isTrue();
		assertThat(catalogue.has("hours")).isFalse();
		assertThatExceptionOfType(MissingResourceException.class).isThrownBy(() -> catalogue.say("hours"));
	}

	@Test
	void everyNounHasItsWordsAndEveryWordItsNoun() {
		Set<String> keys = Stream.of(Noun.values())
			.flatMap((noun) -> Stream.of(noun.key(), noun.key() + ".one"))
			.collect(Collectors.toCollection(TreeSet::new));
		keys.addAll(List.of("and", "or"));

		assertThat(new TreeSet<>(sentences("language", "en").stringPropertyNames())).isEqualTo(keys);
	}

	/** Else one of them would be "1 lots". */
	@ParameterizedTest
	@MethodSource("packages")
	void noEnglishSentenceCountsByItself(String name) {
		Properties english = sentences(name, "en");
		String words = words();

		if (!name.equals("language")) {
			assertThat(english.stringPropertyNames().stream().filter((key) -> !english.containsKey(key + ".one")))
				.noneMatch((
						key) -> Pattern.compile("\\{\\d} (" + words + ")\\b").matcher(english.getProperty(key)).find());
		}
	}

	/** Sentences that are in the code are English in every programme. */
	@Test
	void noSentenceOfTheCodeCountsByItself() throws IOException {
		Pattern counts = Pattern.compile("%,(d|\\.0f) ([a-z]+ )?(" + words() + ")\\b");
		try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
			assertThat(files.filter((file) -> file.toString().endsWith(".java") && !file.endsWith(ALWAYS_MANY)))
				.noneMatch((file) -> counts.matcher(text(file)).find());
		}
	}

	/** What may be counted; "1 times as many" is right. */
	private static String words() {
		return Stream.of(Noun.values())
			.filter((noun) -> noun != Noun.TIMES)
			.map((noun) -> noun.key().replace('-', ' '))
			.collect(Collectors.joining("|"));
	}

	private static String text(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** A value that one language tells is told in the other, too. */
	@ParameterizedTest
	@MethodSource("packages")
	void everySentenceIsThereInBothLanguagesWithTheSameValues(String name) {
		Properties english = sentences(name, "en");
		Properties korean = sentences(name, "ko");

		assertThat(new TreeSet<>(korean.stringPropertyNames())).isEqualTo(new TreeSet<>(english.stringPropertyNames()));
		for (String key : new TreeSet<>(english.stringPropertyNames())) {
			assertThat(values(korean.getProperty(key))).as("%s: %s", name, key)
				.isEqualTo(values(english.getProperty(key)));
		}
	}

	private static Stream<String> packages() throws IOException {
		try (Stream<Path> files = Files.walk(RESOURCES)) {
			return files.filter((file) -> file.endsWith("messages_en.properties"))
				.map((file) -> RESOURCES.relativize(file).getName(0).toString())
				.sorted()
				.toList()
				.stream();
		}
	}

	private static Properties sentences(String name, String language) {
		Properties sentences = new Properties();
		try (Reader file = Files
			.newBufferedReader(RESOURCES.resolve(name).resolve("messages_" + language + ".properties"))) {
			sentences.load(file);
			return sentences;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The values that a sentence tells; a single quote would swallow some. */
	private static Set<Integer> values(String sentence) {
		Object[] marks = IntStream.range(0, MOST_VALUES).mapToObj((number) -> "<" + number + ">").toArray();
		String pattern = new Catalogue(Catalogue.class, Locale.ENGLISH).withNouns(sentence, marks);
		String told = new MessageFormat(pattern, Locale.ROOT).format(marks);
		assertThat(told).doesNotContain("{", "}");
		return IntStream.range(0, MOST_VALUES)
			.filter((number) -> told.contains(marks[number].toString()))
			.boxed()
			.collect(Collectors.toCollection(TreeSet::new));
	}

}
