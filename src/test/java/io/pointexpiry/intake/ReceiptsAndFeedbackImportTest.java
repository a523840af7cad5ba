package io.pointexpiry.intake;

import java.nio.file.Path;

import io.pointexpiry.intake.ImportResult.FileResult;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What receipts and feedback change.
 *
 * @see "rules.md#notice-states"
 */
class ReceiptsAndFeedbackImportTest {

	@TempDir
	private Path directory;

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void movesNoticesForwardOnly(TestDatabase database) {
		try (IntakeDesk desk = new IntakeDesk(database, this.directory)) {
			notices(desk, "A", "B", "C", "D");
			String file = """
					notice_id,state,at,provider_code,provider_message
					A,DELIVERED,2024-12-31T10:00:00+09:00,0,to 010-1234-5678
					A,SENT,2024-12-31T10:00:05+09:00,,
					B,SENT,2024-12-31T10:00:00,,
					B,ACCEPTED,2024-12-31T09:59:00,,
					C,UNDELIVERABLE,2024-12-31T01:00:00Z,,
					C,UNKNOWN,2024-12-31T05:00:00Z,,
					X,SENT,2024-12-31T01:00:00Z,,
					D,LOST,2024-12-31T01:00:00Z,,
					D,SENT,yesterday,,
					""";

			FileResult result = desk.imports(Input.RECEIPTS, file);
			String before = desk.allBooks();
			FileResult again = desk.imports(Input.RECEIPTS, file);

			assertThat(result.applied()).isEqualTo(6);
			assertThat(result.rejected()).isEqualTo(3);
			assertThat(again.unchanged()).isEqualTo(6);
			assertThat(desk.allBooks()).isEqualTo(before);
			assertThat(desk.rows("select notice_id, state from notice order by notice_id"))
				.containsExactly("A DELIVERED", "B SENT", "C UNDELIVERABLE", "D PUBLISHED");
			assertThat(result.rejects()).content()
				.contains("8,notice_id,X,a notice that was made,\"X,SENT,2024-12-31T01:00:00Z,,\"");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void keepsWhatMembersSaid(TestDatabase database) {
		try (IntakeDesk desk = new IntakeDesk(database, this.directory)) {
			desk.imports(Input.MEMBERS, "member_id\nM1\n");
			String file = """
					feedback_id,member_id,received_on,channel,category,text
					F1,M1,2024-12-31,call,points,"Where are
					my points? Call 010-1234-5678"
					F2,,2024-12-31,,,
					F3,M9,2024-12-31,call,points,call 010-1234-5678
					""";

			FileResult result = desk.imports(Input.FEEDBACK, file);
			FileResult again = desk.imports(Input.FEEDBACK, file);
			FileResult later = desk.imports(Input.FEEDBACK,
					"feedback_id,member_id,received_on,category\nF1,M1,2024-12-31,answered\n");

			assertThat(result.applied()).isEqualTo(2);
			assertThat(again.unchanged()).isEqualTo(2);
			assertThat(later.applied()).isOne();
			assertThat(desk.rows("select feedback_id, member_id, category from feedback order by feedback_id"))
				.containsExactly("F1 M1 answered", "F2 - -");
			assertThat(result.rejects()).content().contains("\"F3,M9,2024-12-31,call,points,call ***-****-5678\"");
		}
	}

	private static void notices(IntakeDesk desk, String... ids) {
		desk.books().jdbc().sql("""
				insert into closing (closing_id, command, first_day, last_day, send_on, started_at)
				values (1, 'run', date '2024-12-30', date '2024-12-30', date '2024-12-31',
				  timestamp '2024-12-31 00:00:00')""").update();
		for (String id : ids) {
			desk.books().jdbc().sql("""
					insert into notice (notice_id, business_date, n, closing_id, send_on, member_id, locale, channel,
					  body, bytes, points, state)
					values (?, date '2024-12-30', 1, 1, date '2024-12-31', 'M1', 'en', 'SMS', 'x', 1, 1, 'PUBLISHED')
					""").param(id).update();
		}
	}

}
