package io.pointexpiry.forecast;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.pointexpiry.database.Snapshot;
import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.domain.Reason;
import io.pointexpiry.night.Outlook;
import io.pointexpiry.report.PostedRange;
import io.pointexpiry.report.Report;
import io.pointexpiry.report.RowSink;
import org.jspecify.annotations.Nullable;

/**
 * What the nights to come will take of the lots that are open: by their own date or
 * because their member left (DATE), and by dormancy (DORMANCY). Policies that take effect
 * meanwhile count, and warnings of nights still to come are taken as given. The first
 * month is that of the next day to be closed, overdue lots included. Points that past
 * months redeemed before they expired are taken off in {@code expected_points}; see
 * {@link RedeemedShare}. Sorted by month, kind, tier and cause.
 *
 * @see "rules.md#outlooks"
 */
public final class ForecastReport implements Report {

	/** How many months are foreseen where nobody says how many. */
	public static final int DEFAULT_MONTHS = 12;

	private final Outlook outlook;

	private final PolicyHistory policies;

	private final int months;

	private final Map<Group, Count> counts = new TreeMap<>(Comparator.comparing(Group::month)
		.thenComparing(Group::kind)
		.thenComparing(Group::tier)
		.thenComparing(Group::cause));

	private BigInteger open = BigInteger.ZERO;

	private BigInteger taken = BigInteger.ZERO;

	private BigInteger expected = BigInteger.ZERO;

	private RedeemedShare share = RedeemedShare.NONE;

	private @Nullable LocalDate first;

	/**
	 * Creates a forecast, to be written once.
	 * @param policies the policies of the policy file
	 * @param months how many, the first open month included; 1 or more
	 */
	public ForecastReport(Outlook outlook, PolicyHistory policies, int months) {
		if (months < 1) {
			throw new IllegalArgumentException(
					"A forecast of %d months was asked for; expected 1 or more.".formatted(months));
		}
		this.outlook = outlook;
		this.policies = policies;
		this.months = months;
	}

	@Override
	public String name() {
		return "forecast";
	}

	@Override
	public List<String> columns() {
		return List.of("month", "kind", "tier", "cause", "members", "lots", "points", "expected_points");
	}

	/** The last night that is foreseen. */
	static LocalDate lastNight(LocalDate first, int months) {
		return YearMonth.from(first).plusMonths(months - 1L).atEndOfMonth();
	}

	@Override
	public void write(Snapshot books, PostedRange range, RowSink rows) {
		this.outlook.first().ifPresent((first) -> {
			this.first = first;
			this.share = RedeemedShare.of(books, first);
			this.outlook.upTo(lastNight(first, this.months), List.of(this.policies), this::count);
			this.counts.forEach((group, count) -> write(group, count, rows));
		});
	}

	private void count(Outlook.Seen seen) {
		long points = seen.lot().lot().remaining();
		this.open = this.open.add(BigInteger.valueOf(points));
		seen.taken().get(0).ifPresent((taken) -> {
			Group group = new Group(YearMonth.from(taken.on()), seen.lot().lot().kind(), seen.owner().member().tier(),
					(taken.reason() == Reason.DORMANCY) ? "DORMANCY" : "DATE");
			this.counts.computeIfAbsent(group, (it) -> new Count()).add(seen.owner().member().memberId(), points);
			this.taken = this.taken.add(BigInteger.valueOf(points));
		});
	}

	private void write(Group group, Count count, RowSink rows) {
		BigInteger expires = this.share.lessRedeemed(group.kind(), count.points());
		this.expected = this.expected.add(expires);
		rows.row(group.month(), group.kind(), group.tier(), group.cause(), count.members(), count.lots(),
				count.points(), expires);
	}

	/** What is told beside the rows, after they were written. */
	public ForecastSummary summary() {
		LocalDate from = this.first;
		LocalDate last = (from != null) ? lastNight(from, this.months) : null;
		List<ForecastSummary.ToCome> toCome = (from == null || last == null) ? List.of()
				: this.policies.policies()
					.stream()
					.filter((it) -> !it.effectiveFrom().isBefore(from) && !it.effectiveFrom().isAfter(last))
					.map((it) -> new ForecastSummary.ToCome(it.version(), it.effectiveFrom()))
					.toList();
		return new ForecastSummary(from, last, toCome, this.open, this.taken, this.expected, this.share.source());
	}

	/** What is counted together. */
	private record Group(YearMonth month, String kind, String tier, String cause) {
	}

}
