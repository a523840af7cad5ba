package io.pointexpiry.intake;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.pointexpiry.database.Batches;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What gateways reported of notices, and the states of notices that follow: tables
 * {@code receipt} and {@code notice}.
 */
final class ReceiptTable {

	private final Batches batches;

	public ReceiptTable(JdbcTemplate jdbc) {
		this.batches = new Batches(jdbc);
	}

	/** The states of those of the given notices that were made. */
	public Map<String, NoticeState> states(Collection<String> noticeIds) {
		Map<String, NoticeState> found = new HashMap<>();
		this.batches
			.byKeys("select notice_id, state, state_at from notice where notice_id = any (?)", noticeIds,
					(row, number) -> new NoticeState(Objects.requireNonNull(row.getString(1)),
							Objects.requireNonNull(row.getString(2)), instant(row.getObject(3, OffsetDateTime.class))))
			.forEach((state) -> found.put(state.noticeId(), state));
		return found;
	}

	/** The receipts that have come for the given notices. */
	public Set<Key> find(Collection<String> noticeIds) {
		return new HashSet<>(
				this.batches.byKeys("select notice_id, state, at from receipt where notice_id = any (?)", noticeIds,
						(row, number) -> new Key(Objects.requireNonNull(row.getString(1)),
								Objects.requireNonNull(row.getString(2)),
								Objects.requireNonNull(row.getObject(3, OffsetDateTime.class)).toInstant())));
	}

	/** Adds receipts; what is there already stays. */
	public void insert(List<Receipt> receipts) {
		this.batches.each("""
				insert into receipt (notice_id, state, at, provider_code, provider_message) values (?, ?, ?, ?, ?)
				on conflict do nothing""", receipts,
				(receipt) -> new @Nullable Object[] { receipt.key().noticeId(), receipt.key().state(),
						Batches.at(receipt.key().at()), receipt.providerCode(), receipt.providerMessage() });
	}

	/** Moves notices to new states. */
	public void move(Collection<NoticeState> states) {
		this.batches.each("update notice set state = ?, state_at = ? where notice_id = ?", states,
				(state) -> new @Nullable Object[] { state.state(), (state.at() != null) ? Batches.at(state.at()) : null,
						state.noticeId() });
	}

	private static @Nullable Instant instant(@Nullable OffsetDateTime cell) {
		return (cell != null) ? cell.toInstant() : null;
	}

	/**
	 * The state of a notice.
	 *
	 * @param noticeId the notice
	 * @param state MADE, PUBLISHED, RECALLED, or as receipts say
	 * @param at since when; null: not known
	 */
	public record NoticeState(String noticeId, String state, @Nullable Instant at) {
	}

	/**
	 * What makes a receipt this receipt.
	 *
	 * @param noticeId the notice
	 * @param state what is reported of it
	 * @param at when that was so
	 */
	public record Key(String noticeId, String state, Instant at) {
	}

	/**
	 * A receipt.
	 *
	 * @param key what it reports
	 * @param providerCode the gateway's code; null: none
	 * @param providerMessage the gateway's words; null: none
	 */
	public record Receipt(Key key, @Nullable String providerCode, @Nullable String providerMessage) {
	}

}
