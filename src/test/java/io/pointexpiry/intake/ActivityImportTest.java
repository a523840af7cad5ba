package io.pointexpiry.intake;

import java.nio.file.Path;

import io.pointexpiry.intake.ImportResult.FileResult;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What rows of the activity file change.
 *
 * @see "rules.md#inactive-since"
 */
class ActivityImportTest {

	@TempDir
	private Path directory;

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void addsWhatIsNewAndAsksForAReviewFromThatDayOn(TestDatabase database) {
		try (IntakeDesk desk = new IntakeDesk(database, this.directory)) {
			desk.imports(Input.MEMBERS, "member_id\nM1\nM2\n");
			desk.books().jdbc().sql("delete from review").update();
			desk.imports(Input.ACTIVITY, "member_id,type,occurred_on\nM1,EARN,2024-02-29\n");

			FileResult result = desk.imports(Input.ACTIVITY, """
					occurred_on,type,member_id
					2024-02-29,EARN,M1
					2024-02-29,LOGIN,M1
					2024-02-29,LOGIN,M1
					2024-03-01,EARN,M2
					2024-03-01,EARN,M3
					2024-03-01,*,M2
					""");

			assertThat(result.applied()).isEqualTo(2);
			assertThat(result.unchanged()).isEqualTo(2);
			assertThat(desk.rows("select * from activity order by member_id, type"))
				.containsExactly("M1 EARN 2024-02-29", "M1 LOGIN 2024-02-29", "M2 EARN 2024-03-01");
			assertThat(desk.rows("select * from review order by member_id")).containsExactly("M1 2024-02-29",
					"M2 2024-03-01");
			assertThat(desk.rejects().lines()).hasSize(3)
				.contains("6,member_id,M3,a member that is known,\"2024-03-01,EARN,M3\"")
				.anyMatch((line) -> line.startsWith("7,type,*,"));
		}
	}

}
