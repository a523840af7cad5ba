package io.pointexpiry.language;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

	@Test
	void countsWithASentenceForOne() {
		Catalogue catalogue = new Catalogue(Catalogue.class, Locale.ENGLISH);

		assertThat(catalogue.counted("days", 1)).isEqualTo("1 day");
		assertThat(catalogue.counted("days", 1200)).isEqualTo("1,200 days");
		assertThat(catalogue.has("days")).isTrue();
		assertThat(catalogue.has("hours")).isFalse();
		assertThatExceptionOfType(MissingResourceException.class).isThrownBy(() -> catalogue.say("hours"));
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
		String told = new MessageFormat(sentence, Locale.ROOT).format(marks);
		assertThat(told).doesNotContain("{", "}");
		return IntStream.range(0, MOST_VALUES)
			.filter((number) -> told.contains(marks[number].toString()))
			.boxed()
			.collect(Collectors.toCollection(TreeSet::new));
	}

}
