package io.pointexpiry.intake;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

import io.pointexpiry.domain.Programme;

import org.springframework.jdbc.core.JdbcTemplate;

/** What is particular to each input. */
final class RowHandlers {

	private final Map<Input, RowHandler<?>> handlers = new EnumMap<>(Input.class);

	RowHandlers(JdbcTemplate jdbc, Programme programme) {
		this.handlers.put(Input.MEMBERS, new MemberRowHandler(jdbc));
		this.handlers.put(Input.LOTS, new LotRowHandler(jdbc));
		this.handlers.put(Input.ACTIVITY, new ActivityRowHandler(jdbc));
		this.handlers.put(Input.REDEMPTIONS, new RedemptionRowHandler(jdbc, programme));
		this.handlers.put(Input.CANCELLATIONS, new CancellationRowHandler(jdbc, programme));
		this.handlers.put(Input.RECEIPTS, new ReceiptRowHandler(jdbc, programme.zone()));
		this.handlers.put(Input.FEEDBACK, new FeedbackRowHandler(jdbc));
	}

	/** The handler of an input; it writes only what it decided itself. */
	@SuppressWarnings("unchecked")
	RowHandler<Object> of(Input input) {
		return (RowHandler<Object>) Objects.requireNonNull(this.handlers.get(input), input.label());
	}

}
