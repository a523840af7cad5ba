package io.pointexpiry.closing;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The inputs without which no day is closed, as the policy file says.
 *
 * @see "rules.md#closing-days"
 */
final class RequiredInputs {

	private final Set<String> required;

	private final JdbcClient jdbc;

	/**
	 * Creates it.
	 * @param required the names of the inputs, in lower case
	 */
	public RequiredInputs(Collection<String> required, JdbcClient jdbc) {
		this.required = new TreeSet<>(required);
		this.jdbc = jdbc;
	}

	/** Those that were not imported as of a day or later, in order of their names. */
	public List<String> missing(LocalDate day) {
		if (this.required.isEmpty()) {
			return List.of();
		}
		Set<String> present = Set
			.copyOf(this.jdbc.sql("select distinct lower(input) from import_file where state = 'DONE' and as_of >= ?")
				.param(day)
				.query(String.class)
				.list());
		return this.required.stream().filter((input) -> !present.contains(input)).toList();
	}

}
