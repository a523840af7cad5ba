package io.pointexpiry.forecast;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import io.pointexpiry.language.Catalogue;

import org.jspecify.annotations.Nullable;

/**
 * What is told beside the rows of a forecast.
 *
 * @param first the first night that is foreseen; null: no day is closed yet
 * @param last the last one
 * @param policiesToCome policies that take effect in between
 * @param open all points that are open, and still owed
 * @param points how many of them these nights take
 * @param expectedPoints how many of those will not have been redeemed before
 * @param source where the expectation comes from
 */
public record ForecastSummary(@Nullable LocalDate first, @Nullable LocalDate last, List<ToCome> policiesToCome,
		BigInteger open, BigInteger points, BigInteger expectedPoints, Source source) {

	public ForecastSummary {
		policiesToCome = List.copyOf(policiesToCome);
	}

	/**
	 * A policy that takes effect meanwhile.
	 *
	 * @param version which one
	 * @param effectiveFrom when
	 */
	public record ToCome(String version, LocalDate effectiveFrom) {
	}

	/**
	 * Past months, and how much of what left the books in them was redeemed.
	 *
	 * @param from their first day
	 * @param to their last day
	 * @param redeemed by kind; empty: nothing left the books
	 */
	public record Source(LocalDate from, LocalDate to, List<Redeemed> redeemed) {

		public Source {
			redeemed = List.copyOf(redeemed);
		}

	}

	/**
	 * Of one kind.
	 *
	 * @param kind which one
	 * @param percent how many of a hundred points were redeemed, with one decimal
	 */
	public record Redeemed(String kind, BigDecimal percent) {
	}

	/**
	 * The lines for the screen.
	 * @param language Korean, or else English
	 */
	public String text(Locale language) {
		Catalogue words = new Catalogue(ForecastSummary.class, language);
		LocalDate from = this.first;
		LocalDate to = this.last;
		if (from == null || to == null) {
			return words.say("nothing") + "%n".formatted();
		}
		String policies = this.policiesToCome.isEmpty() ? words.say("policies.none")
				: this.policiesToCome.stream()
					.map((it) -> words.say("policies.one", it.version(), it.effectiveFrom()))
					.collect(Collectors.joining(", "));
		return "%s%n%s%n%s%n%s%n".formatted(
				words.say("nights", from, to), words.say("policies", policies), words.say("owed", number(this.open),
						number(this.points), number(this.expectedPoints), number(this.open.subtract(this.points))),
				source(words));
	}

	private String source(Catalogue words) {
		if (this.source.redeemed().isEmpty()) {
			return words.say("expected.none");
		}
		return words.say("expected", this.source.from(), this.source.to(),
				this.source.redeemed()
					.stream()
					.map((it) -> words.say("expected.kind", it.kind(), it.percent()))
					.collect(Collectors.joining(", ")));
	}

	private static String number(BigInteger points) {
		return "%,d".formatted(points);
	}

}
