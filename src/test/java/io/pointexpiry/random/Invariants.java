package io.pointexpiry.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.pointexpiry.file.Home;
import io.pointexpiry.night.Audit;
import io.pointexpiry.support.Nights;

/**
 * What holds in all books, found without the program's own rules: by what the tables say
 * of one another.
 */
final class Invariants {

	private final Nights nights;

	private final ConservedPoints points;

	private final FairExpiries expiries;

	private final ToldOnce notices;

	private Map<String, List<String>> before = Map.of();

	Invariants(Nights nights) {
		this.nights = nights;
		this.points = new ConservedPoints(nights);
		this.expiries = new FairExpiries(nights);
		this.notices = new ToldOnce(nights);
	}

	/**
	 * What is wrong after a step.
	 * @param print the books after it
	 */
	List<String> after(Step step, Map<String, List<String>> print) {
		List<String> wrong = new ArrayList<>(this.points.wrong());
		switch (step.kind()) {
			case DAY -> {
			}
			case LOOK -> wrong.addAll(changed(print));
			case NIGHT -> {
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

}
