package io.pointexpiry.forecast;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.pointexpiry.database.Snapshot;
import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.domain.Reason;
import io.pointexpiry.night.Outlook;
import io.pointexpiry.night.Outlook.Taken;
import io.pointexpiry.report.PostedRange;
import io.pointexpiry.report.Report;
import io.pointexpiry.report.RowSink;
import org.jspecify.annotations.Nullable;

/**
 * What another policy file would change: for each lot that is open, the night that takes
 * it under the file in force and the one that takes it under the other, if nothing is
 * earned, spent or done. A lot that goes earlier counts in the month, and for the reason,
 * of the new night; one that goes later or not at all in these months counts in those of
 * the present night. Members and lots are those of which points go earlier or later.
 * Sorted by month, reason, kind and tier.
 *
 * @see "rules.md#outlooks"
 */
public final class ImpactReport implements Report {

	private final Outlook outlook;

	private final PolicyHistory inForce;

	private final PolicyHistory offered;

	private final int months;

	private final Losers losers;

	private final Map<Group, Moved> groups = new TreeMap<>(Comparator.comparing(Group::month)
		.thenComparing((group) -> group.reason().name())
		.thenComparing(Group::kind)
		.thenComparing(Group::tier));

	private final Count earlier = new Count();

	private final Count later = new Count();

	private @Nullable LocalDate first;

	/**
	 * Creates an impact, to be written once.
	 * @param inForce the policies of the policy file in force
	 * @param offered those of the other file
	 * @param months how many, that of the next night included; 1 or more
	 */
	public ImpactReport(Outlook outlook, PolicyHistory inForce, PolicyHistory offered, int months) {
		if (months < 1) {
			throw new IllegalArgumentException(
					"An impact on %d months was asked for; expected 1 or more.".formatted(months));
		}
		this.outlook = outlook;
		this.inForce = inForce;
		this.offered = offered;
		this.months = months;
		this.losers = new Losers(outlook::canBeTold, this::toldBy);
	}

	@Override
	public String name() {
		return "impact";
	}

	@Override
	public List<String> columns() {
		return List.of("month", "reason", "kind", "tier", "members", "lots", "points_now", "points_new",
				"points_earlier", "points_later");
	}

	@Override
	public void write(Snapshot books, PostedRange range, RowSink rows) {
		this.outlook.first().ifPresent((first) -> {
			this.first = first;
			this.outlook.upTo(ForecastReport.lastNight(first, this.months), List.of(this.inForce, this.offered),
					this::compare);
			this.losers.finish();
			this.groups.forEach((group, moved) -> rows.row(group.month(), group.reason(), group.kind(), group.tier(),
					moved.touched().members(), moved.touched().lots(), moved.now(), moved.then(), moved.earlier(),
					moved.later()));
		});
	}

	private void compare(Outlook.Seen seen) {
		Optional<Taken> now = seen.taken().get(0);
		Optional<Taken> then = seen.taken().get(1);
		String memberId = seen.owner().member().memberId();
		long points = seen.lot().lot().remaining();
		now.ifPresent((taken) -> of(seen, taken).now(points));
		then.ifPresent((taken) -> of(seen, taken).then(points));
		if (then.isPresent() && isEarlier(then.get(), now)) {
			of(seen, then.get()).earlier(memberId, points);
			this.earlier.add(memberId, points);
			this.losers.add(seen.owner(), then.get().on(), points);
		}
		else if (now.isPresent() && isEarlier(now.get(), then)) {
			of(seen, now.get()).later(memberId, points);
			this.later.add(memberId, points);
		}
	}

	private static boolean isEarlier(Taken taken, Optional<Taken> other) {
		return other.isEmpty() || taken.on().isBefore(other.get().on());
	}

	private Moved of(Outlook.Seen seen, Taken taken) {
		return this.groups.computeIfAbsent(new Group(YearMonth.from(taken.on()), taken.reason(),
				seen.lot().lot().kind(), seen.owner().member().tier()), (it) -> new Moved());
	}

	/**
	 * A change is told before the policy takes effect that brings the loss; if it is too
	 * late for that, with the notices of the next night.
	 */
	private LocalDate toldBy(LocalDate lossOn) {
		LocalDate before = this.offered.inForceOn(lossOn).effectiveFrom().minusDays(1);
		LocalDate next = first().plusDays(1);
		return before.isBefore(next) ? next : before;
	}

	/**
	 * What is told beside the rows, after they were written.
	 * @throws IllegalStateException if they were not, or if no day is closed yet
	 */
	public ImpactSummary summary() {
		return new ImpactSummary(first(), ForecastReport.lastNight(first(), this.months), byMonth(),
				ImpactSummary.Part.of(this.earlier), ImpactSummary.Part.of(this.later), this.losers.firstOn(),
				this.losers.toTell(), this.losers.most());
	}

	private LocalDate first() {
		if (this.first == null) {
			throw new IllegalStateException("expected an impact that was written, found none");
		}
		return this.first;
	}

	private List<ImpactSummary.Month> byMonth() {
		Map<YearMonth, Moved> sums = new TreeMap<>();
		this.groups.forEach((group, moved) -> sums.computeIfAbsent(group.month(), (it) -> new Moved()).add(moved));
		return sums.entrySet()
			.stream()
			.map((it) -> new ImpactSummary.Month(it.getKey(), it.getValue().now(), it.getValue().then(),
					it.getValue().earlier(), it.getValue().later()))
			.toList();
	}

	/** What is counted together. */
	private record Group(YearMonth month, Reason reason, String kind, String tier) {
	}

}
