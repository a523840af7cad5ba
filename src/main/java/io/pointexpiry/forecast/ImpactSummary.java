package io.pointexpiry.forecast;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.pointexpiry.language.Catalogue;
import io.pointexpiry.language.ScreenColumn;
import org.jspecify.annotations.Nullable;

/**
 * What another policy file would change, in a few figures.
 *
 * @param first the first night that is compared
 * @param last the last one
 * @param months the points of each month, under the file in force and under the other
 * @param earlier what would expire earlier
 * @param later what would expire later, or not at all in these months
 * @param firstLossOn the first day on which anyone loses points earlier; null: nobody
 * does
 * @param toTell who has to be told, by the day by which
 * @param losers the ten who lose most, the greatest loss first
 */
public record ImpactSummary(LocalDate first, LocalDate last, List<Month> months, Part earlier, Part later,
		@Nullable LocalDate firstLossOn, List<ToTell> toTell, List<Loser> losers) {

	private static final ScreenColumn MONTH = new ScreenColumn(7);

	private static final ScreenColumn POINTS = new ScreenColumn(18);

	public ImpactSummary {
		months = List.copyOf(months);
		toTell = List.copyOf(toTell);
		losers = List.copyOf(losers);
	}

	/**
	 * The points of one month.
	 *
	 * @param month the month
	 * @param now what expires under the file in force
	 * @param then what expires under the other file
	 * @param earlier what of it goes earlier than now
	 * @param later what of {@code now} goes later, or not at all in these months
	 */
	public record Month(YearMonth month, BigInteger now, BigInteger then, BigInteger earlier, BigInteger later) {
	}

	/**
	 * How much is moved.
	 *
	 * @param members whose points
	 * @param lots in how many lots
	 * @param points how many
	 */
	public record Part(long members, long lots, BigInteger points) {

		static Part of(Count count) {
			return new Part(count.members(), count.lots(), count.points());
		}

		private String text(Catalogue words) {
			return words.say("part", number(this.points), number(this.lots), number(this.members));
		}

	}

	/**
	 * Members who have to be told by one day.
	 *
	 * @param by the day: the last one before the policy takes effect, or else the send
	 * date of the next night
	 * @param members how many
	 * @param unreachable how many of them cannot be told
	 */
	public record ToTell(LocalDate by, long members, long unreachable) {

		ToTell plus(ToTell other) {
			return new ToTell(this.by, this.members + other.members, this.unreachable + other.unreachable);
		}

	}

	/**
	 * A member who would lose points earlier.
	 *
	 * @param memberId the member
	 * @param tier their tier
	 * @param points how many
	 * @param firstOn the first day on which some of them go
	 */
	public record Loser(String memberId, String tier, BigInteger points, LocalDate firstOn) {
	}

	/**
	 * The lines for the screen.
	 * @param language Korean, or else English
	 */
	public String text(Locale language) {
		Catalogue words = new Catalogue(ImpactSummary.class, language);
		String earlier = (this.firstLossOn != null)
				? words.say("earlier.first", this.earlier.text(words), this.firstLossOn)
				: words.say("earlier", this.earlier.text(words));
		return Stream
			.of(Stream.of(words.say("nights", this.first, this.last), earlier,
					words.say("later", this.later.text(words))), table(words), telling(words), named(words))
			.flatMap((lines) -> lines)
			.map("%s%n"::formatted)
			.collect(Collectors.joining());
	}

	private Stream<String> table(Catalogue words) {
		String heads = row(words.say("column.month"),
				Stream.of("now", "new", "earlier", "later").map((it) -> words.say("column." + it)));
		return Stream.concat(Stream.of(heads),
				this.months.stream()
					.map((it) -> row(it.month().toString(),
							Stream.of(it.now(), it.then(), it.earlier(), it.later()).map(ImpactSummary::number))));
	}

	private static String row(String month, Stream<String> points) {
		return MONTH.left(month) + points.map((it) -> " " + POINTS.right(it)).collect(Collectors.joining());
	}

	private Stream<String> telling(Catalogue words) {
		return this.toTell.stream()
			.map((it) -> words.say("to-tell", it.by(), number(it.members()), number(it.unreachable())));
	}

	private Stream<String> named(Catalogue words) {
		return this.losers.isEmpty() ? Stream.of()
				: Stream.concat(Stream.of(words.say("losers")), this.losers.stream()
					.map((it) -> "  " + (it.tier().isEmpty()
							? words.say("loser", it.memberId(), number(it.points()), it.firstOn())
							: words.say("loser.tier", it.memberId(), number(it.points()), it.firstOn(), it.tier()))));
	}

	private static String number(Number number) {
		return "%,d".formatted(number);
	}

}
