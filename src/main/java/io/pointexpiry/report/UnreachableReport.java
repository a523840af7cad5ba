package io.pointexpiry.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.pointexpiry.database.Batches;
import io.pointexpiry.database.Snapshot;
import io.pointexpiry.notice.PhoneNumbers;

/**
 * Members with open points who cannot be told anything, and why: they have no number that
 * a message can be sent to, or asked for no notices. As of now; points and dates are
 * those of {@code balances}. Members who withdrew are left out: nobody is warned of their
 * points. Sorted by member.
 *
 * <p>
 * {@code since} is the send date of the first notice that could not be sent after the
 * last one that could; empty: there was nothing to tell them yet. The books do not keep
 * when a number went.
 *
 * @see "rules.md#reachable-members"
 */
public final class UnreachableReport implements Report {

	private static final int PAGE = 250;

	private static final String SINCE = """
			select n.member_id, min(n.send_on) as since
			from notice n
			where n.member_id = any(?) and n.channel = 'NONE' and n.closing_id > coalesce((
			  select max(t.closing_id) from notice t where t.member_id = n.member_id and t.channel <> 'NONE'), 0)
			group by n.member_id""";

	private final PhoneNumbers numbers;

	/**
	 * Creates it.
	 * @param numbers decides who can be told anything
	 */
	public UnreachableReport(PhoneNumbers numbers) {
		this.numbers = numbers;
	}

	@Override
	public String name() {
		return "unreachable";
	}

	@Override
	public List<String> columns() {
		return List.of("member_id", "reason", "since", "open_points", "next_expires_on");
	}

	@Override
	public void write(Snapshot books, PostedRange range, RowSink rows) {
		List<Unreachable> page = new ArrayList<>();
		Balance.each(books, (balance) -> {
			if (balance.lots() > 0 && !balance.isWithdrawn()) {
				add(balance, page);
			}
			if (page.size() == PAGE) {
				write(books, page, rows);
				page.clear();
			}
		});
		write(books, page, rows);
	}

	private void add(Balance balance, List<Unreachable> page) {
		PhoneNumbers.Target target = this.numbers.target(balance.phone(), balance.noticesOff());
		if (target.international() == null) {
			page.add(new Unreachable(balance, target.why()));
		}
	}

	private static void write(Snapshot books, List<Unreachable> page, RowSink rows) {
		if (page.isEmpty()) {
			return;
		}
		Map<String, LocalDate> since = new HashMap<>();
		Object memberIds = Batches.array(page.stream().map((it) -> it.balance().memberId()).toList());
		books.each(SINCE, (row) -> since.put(Objects.requireNonNull(row.getString("member_id")),
				Objects.requireNonNull(Batches.date(row, "since"))), memberIds);
		for (Unreachable it : page) {
			rows.row(it.balance().memberId(), it.why(), since.get(it.balance().memberId()), it.balance().points(),
					it.balance().nextExpiresOn());
		}
	}

	/** Who cannot be told, and why. */
	private record Unreachable(Balance balance, String why) {
	}

}
