package io.pointexpiry.intake;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

import org.springframework.jdbc.core.JdbcTemplate;

import io.pointexpiry.domain.Programme;

/** What is particular to each input, and the tables that it goes into. */
final class Inputs {

	private final Map<Input, Rows> rows = new EnumMap<>(Input.class);

	Inputs(JdbcTemplate jdbc, Programme programme) {
		this.rows.put(Input.MEMBERS, new MemberRows(jdbc));
		this.rows.put(Input.LOTS, new LotRows(jdbc));
		this.rows.put(Input.ACTIVITY, new ActivityRows(jdbc));
		this.rows.put(Input.REDEMPTIONS, new RedemptionRows(jdbc, programme));
		this.rows.put(Input.CANCELLATIONS, new CancellationRows(jdbc, programme));
		this.rows.put(Input.RECEIPTS, new ReceiptRows(jdbc, programme.zone()));
		this.rows.put(Input.FEEDBACK, new FeedbackRows(jdbc));
	}

	Rows of(Input input) {
		return Objects.requireNonNull(this.rows.get(input), input.label());
	}

}
