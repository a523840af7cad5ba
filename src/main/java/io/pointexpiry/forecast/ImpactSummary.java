package io.pointexpiry.forecast;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Collectors;

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

		@Override
		public String toString() {
			return "%,d points of %,d lots of %,d members".formatted(this.points, this.lots, this.members);
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

	/** The lines for the screen. */
	public String text() {
		return """
				Nights %s to %s, if nothing is earned, spent or done; warnings of nights to come count as given.
				Earlier: %s%s.
				Later, or not in these months: %s.
				%s%s%s""".formatted(this.first, this.last, this.earlier,
				(this.firstLossOn != null) ? ", the first on " + this.firstLossOn : "", this.later, table(), telling(),
				named());
	}

	private String table() {
		String heads = "%-7s %18s %18s %18s %18s%n".formatted("month", "points_now", "points_new", "earlier", "later");
		return this.months.stream()
			.map((it) -> "%-7s %,18d %,18d %,18d %,18d%n".formatted(it.month(), it.now(), it.then(), it.earlier(),
					it.later()))
			.collect(Collectors.joining("", heads, ""));
	}

	private String telling() {
		return this.toTell.stream()
			.map((it) -> "To be told by %s: %,d members; %,d of them cannot be reached.%n".formatted(it.by(),
					it.members(), it.unreachable()))
			.collect(Collectors.joining());
	}

	private String named() {
		return this.losers.isEmpty() ? ""
				: this.losers.stream()
					.map((it) -> "  %s%s: %,d points, the first on %s%n".formatted(it.memberId(),
							it.tier().isEmpty() ? "" : " (" + it.tier() + ")", it.points(), it.firstOn()))
					.collect(Collectors.joining("", "Who would lose most:%n".formatted(), ""));
	}

}
