package io.pointexpiry.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import io.pointexpiry.database.Batches;
import io.pointexpiry.domain.MemberStatus;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.file.PhoneMask;
import io.pointexpiry.notice.PhoneNumbers;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds members by the number that they call from, however it is spelled: there, and in
 * the books.
 *
 * @see "rules.md#the-customer-desk"
 */
public final class Callers {

	/**
	 * The last digits are the same in every spelling, so that the database looks first.
	 */
	private static final int LAST_DIGITS = 8;

	private static final String CANDIDATES = """
			select member_id, phone, tier, status, coalesce(joined_on, first_earned_on) as joined_on from member
			where translate(phone, '０１２３４５６７８９', '0123456789') like ? order by member_id""";

	private final JdbcClient jdbc;

	private final PhoneNumbers numbers;

	public Callers(JdbcClient jdbc, Programme programme) {
		this.jdbc = jdbc;
		this.numbers = new PhoneNumbers(programme.locale(), programme.zone());
	}

	/**
	 * The members who have a number, by id; at least one.
	 * @param number the number in any spelling
	 * @throws DeskRefusedException if it is no telephone number, or nobody has it
	 */
	public List<Caller> of(String number) {
		String digits = this.numbers.comparable(number)
			.orElseThrow(() -> new DeskRefusedException(
					"What is given as --phone is no telephone number; expected one as it is dialled, in any spelling."));
		List<Caller> callers = this.jdbc.sql(CANDIDATES)
			.param(spelling(digits))
			.query((row, count) -> this.numbers.comparable(text(row, "phone")).filter(digits::equals).isPresent()
					? List.of(caller(row)) : List.<Caller>of())
			.list()
			.stream()
			.flatMap(List::stream)
			.toList();
		if (callers.isEmpty()) {
			throw new DeskRefusedException("No member has the number %s; check it, or ask for the member's id."
				.formatted(PhoneMask.of(digits)));
		}
		return callers;
	}

	/** The last digits with anything between them. */
	private static String spelling(String digits) {
		return digits.substring(Math.max(0, digits.length() - LAST_DIGITS))
			.chars()
			.mapToObj(Character::toString)
			.collect(Collectors.joining("%", "%", "%"));
	}

	private static Caller caller(ResultSet row) throws SQLException {
		return new Caller(text(row, "member_id"), PhoneMask.of(text(row, "phone")), text(row, "tier"),
				MemberStatus.valueOf(text(row, "status")), Batches.date(row, "joined_on"));
	}

	private static String text(ResultSet row, String column) throws SQLException {
		return Objects.requireNonNull(row.getString(column), column);
	}

}
