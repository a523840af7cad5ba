package io.pointexpiry.benchmark;

/** The policy files under which the books of the benchmark are closed. */
final class Policies {

	private static final String PROGRAMME = """
			programme: benchmark
			name: Benchmark
			time-zone: Asia/Seoul
			locale: ko-KR
			sender: "15880000"
			contact: "114"
			policies:
			  - version: "1"
			    effective-from: 2020-01-01
			    validity: [{period: P1Y}]
			""";

	/** Points are good for a year. Nobody is told, so there is no guard. */
	static final String PLAIN = PROGRAMME;

	/** Members are warned, the guard is on, and what expired is confirmed. */
	static final String WARNED = PROGRAMME + """
			    notices: {expiry-before: [P3D], confirm-expiry: true}
			""";

	/** Warned a month before, without a file for each member. */
	static final String QUIET = PROGRAMME + """
			    notices: {expiry-before: [P1M], files: none}
			""";

	/** From 2024-12-30 on, every open lot has a year more. */
	static final String REDATED = PROGRAMME + """
			  - version: "2"
			    effective-from: 2024-12-30
			    applies-to: open-lots
			    protection: P1D
			    validity: [{period: P2Y}]
			""";

	private Policies() {
	}

}
