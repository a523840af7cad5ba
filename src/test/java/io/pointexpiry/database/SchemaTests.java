package io.pointexpiry.database;

import io.pointexpiry.support.TestBooks;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class SchemaTests {

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void createsTheTablesThatOtherSystemsJoin(TestDatabase database) {
		try (TestBooks books = database.open()) {
			for (String table : new String[] { "member", "point_lot", "expiry_record", "redemption" }) {
				assertThat(books.jdbc().sql("select count(*) from " + table).query(Long.class).single()).isZero();
			}
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void comparesIdsByCodePoint(TestDatabase database) {
		try (TestBooks books = database.open()) {
			for (String id : new String[] { "a", "B", "가", "_", "Z9", "Z-" }) {
				books.jdbc().sql("insert into member (member_id) values (?)").param(id).update();
			}

			assertThat(books.jdbc().sql("select member_id from member order by member_id").query(String.class).list())
				.containsExactly("B", "Z-", "Z9", "_", "a", "가");
		}
	}

	/**
	 * Else a process killed between the two would leave books that no release can
	 * upgrade.
	 */
	@Test
	void writesAStepDownInTheTransactionThatDoesIt() {
		try (TestBooks books = TestDatabase.POSTGRESQL.open()) {
			String step = books.jdbc()
				.sql("select cast(xmin as text) from flyway_schema_history where version = '28'")
				.query(String.class)
				.single();

			assertThat(books.jdbc()
				.sql("select cast(xmin as text) from pg_type where typname = 'campaign_member'")
				.query(String.class)
				.single()).isEqualTo(step);
		}
	}

}
