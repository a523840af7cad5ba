package io.pointexpiry.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.pointexpiry.audit.Audit;
import io.pointexpiry.file.Home;
import io.pointexpiry.support.Nights;

/**
 * What holds in all books, found without the program's own rules: by what the tables say
 * of one another.
 */
final class Invariants {

	private static final Pattern ONE_NIGHT = Pattern
		.compile("closed (?<day>\\S+)\\.\\d+ (?<totals>read [^;]*); \\d+ notices");

	private final Nights nights;

	private final ConservedPoints points;

	private final FairExpiries expiries;

	private final ToldOnce notices;

	private Map<String, List<String>> before = Map.of();

	private String foreseen = "";

	Invariants(Nights nights) {
		this.nights = nights;
		this.points = new ConservedPoints(nights);
		this.expiries = new FairExpiries(nights);
		this.notices = new ToldOnce(nights);
	}

	/**
	 * What is wrong after a step.
	 * @param said what came of it
	 * @param print the books after it
	 */
	List<String> after(Step step, String said, Map<String, List<String>> print) {
		List<String> wrong = new ArrayList<>(this.points.wrong());
		switch (step.kind()) {
			case DAY -> this.foreseen = "";
			case LOOK -> {
				wrong.addAll(changed(print));
				this.foreseen = said;
			}
			case NIGHT -> {
				wrong.addAll(notForeseen(said));
				this.foreseen = "";
				wrong.addAll(this.expiries.wrong());
				wrong.addAll(this.notices.wrong());
				wrong.addAll(this.points.unreconciled());
				new Audit(this.nights.books().dataSource(), this.nights.get(Home.class)).verify()
					.findings()
					.forEach((finding) -> wrong.add("verify: " + finding));
			}
		}
		this.before = print;
		return wrong;
	}

	private List<String> changed(Map<String, List<String>> print) {
		return print.keySet()
			.stream()
			.filter((part) -> !part.startsWith("reports/") && !print.get(part).equals(this.before.get(part)))
			.map((part) -> "looking changed " + part)
			.toList();
	}

	/** A night that follows its dry run at once has the control totals foreseen. */
	private List<String> notForeseen(String said) {
		Matcher night = ONE_NIGHT.matcher(said);
		boolean follows = night.lookingAt() && this.foreseen.startsWith(night.group("day") + " ");
		return (follows && !this.foreseen.equals(night.group("day") + " " + night.group("totals")))
				? List.of("the dry run foresaw %s, the night had %s".formatted(this.foreseen, said)) : List.of();
	}

}
