package io.pointexpiry.database;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;

import io.pointexpiry.support.TestBooks;
import io.pointexpiry.support.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.dao.DataIntegrityViolationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Statements about many rows leave the same rows on both databases. */
class BulkStatementTests {

	private static final List<Thing> THINGS = List.of(
			new Thing("plain", LocalDate.parse("2024-12-31"), 7, OffsetDateTime.parse("2024-12-31T15:00:00.123456Z"),
					List.of("a", "b")),
			new Thing("it's {\"quoted\", \\ and\nbroken},NULL", null, Long.MAX_VALUE, null,
					List.of("{x,y}", "\"", "null", "\\")),
			new Thing("NULL", LocalDate.parse("0001-01-01"), -1, null, null),
			new Thing("똠방각하 \uD83C\uDF81", LocalDate.parse("9999-12-31"), 0, null, null));

	private static final BulkStatement<Thing> INSERT = BulkStatement.insert("thing", columns());

	private static final BulkStatement<Thing> INSERT_IF_ABSENT = BulkStatement.insertIfAbsent("thing", columns());

	private static final BulkStatement<Thing> UPDATE = BulkStatement.update("thing t", """
			on_day = case when t.on_day > :on_day then t.on_day else :on_day end, points = t.points + :points""",
			"t.name = :name and t.points < :points", BulkColumn.text("name", Thing::name),
			BulkColumn.date("on_day", Thing::day), BulkColumn.number("points", Thing::points));

	private static final BulkStatement<Thing> DELETE = BulkStatement.delete("thing t",
			"t.name = :name and t.points = :points", BulkColumn.text("name", Thing::name),
			BulkColumn.number("points", Thing::points));

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void insertsEveryValueAsItIs(TestDatabase database) {
		try (TestBooks books = things(database)) {
			INSERT.execute(books.template(), THINGS);

			assertThat(rows(books)).containsExactlyInAnyOrderElementsOf(THINGS);
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void refusesARowThatIsThereUnlessItIsToldToLeaveIt(TestDatabase database) {
		try (TestBooks books = things(database)) {
			INSERT.execute(books.template(), THINGS.subList(0, 2));

			INSERT_IF_ABSENT.execute(books.template(), THINGS);
			assertThat(rows(books)).containsExactlyInAnyOrderElementsOf(THINGS);
			assertThatExceptionOfType(DataIntegrityViolationException.class)
				.isThrownBy(() -> INSERT.execute(books.template(), THINGS.subList(1, 2)));
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void changesTheRowsThatMeetTheConditionEachOnce(TestDatabase database) {
		try (TestBooks books = things(database)) {
			INSERT.execute(books.template(), List.of(thing("a", "2024-01-10", 1), thing("b", "2024-01-10", 1),
					thing("c", "2024-01-10", 9), thing("d", "2024-01-10", 1)));

			UPDATE.execute(books.template(), List.of(thing("a", "2024-01-05", 5), thing("b", "2024-01-15", 5),
					thing("c", "2024-01-15", 5), thing("nobody", "2024-01-15", 5)));

			assertThat(rows(books)).containsExactlyInAnyOrder(thing("a", "2024-01-10", 6), thing("b", "2024-01-15", 6),
					thing("c", "2024-01-10", 9), thing("d", "2024-01-10", 1));
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void removesTheRowsThatMeetTheCondition(TestDatabase database) {
		try (TestBooks books = things(database)) {
			INSERT.execute(books.template(), List.of(thing("a", "2024-01-10", 1), thing("b", "2024-01-10", 2)));

			DELETE.execute(books.template(), List.of(thing("a", "2024-01-10", 1), thing("b", "2024-01-10", 1)));

			assertThat(rows(books)).containsExactly(thing("b", "2024-01-10", 2));
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void takesThousandsOfRowsAndNone(TestDatabase database) {
		try (TestBooks books = things(database)) {
			INSERT.execute(books.template(), List.of());
			INSERT.execute(books.template(),
					IntStream.range(0, 12_000).mapToObj((i) -> thing("n" + i, "2024-01-10", i)).toList());

			assertThat(
					books.jdbc().sql("select count(*) || ' ' || sum(points) from thing").query(String.class).single())
				.isEqualTo("12000 71994000");
		}
	}

	@Test
	void namesAColumnThatNobodyGave() {
		BulkStatement<Thing> wrong = BulkStatement.delete("thing t", "t.name = :nmae",
				BulkColumn.text("name", Thing::name));

		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(wrong::forOne)
			.withMessageContaining("nmae");
	}

	private static TestBooks things(TestDatabase database) {
		TestBooks books = database.open();
		books.template().execute("""
				create table thing (name varchar(100) primary key, on_day date, points bigint,
				  moment timestamp(6) with time zone, texts varchar array)""");
		return books;
	}

	@SuppressWarnings("unchecked")
	private static BulkColumn<Thing>[] columns() {
		return new BulkColumn[] { BulkColumn.text("name", Thing::name), BulkColumn.date("on_day", Thing::day),
				BulkColumn.number("points", Thing::points), BulkColumn.instant("moment", Thing::moment),
				BulkColumn.texts("texts", Thing::texts) };
	}

	private static Thing thing(String name, String day, long points) {
		return new Thing(name, LocalDate.parse(day), points, null, null);
	}

	private static List<Thing> rows(TestBooks books) {
		return books.template().query("select name, on_day, points, moment, texts from thing", (row, number) -> {
			java.sql.Array texts = row.getArray(5);
			OffsetDateTime moment = row.getObject(4, OffsetDateTime.class);
			return new Thing(row.getString(1), row.getObject(2, LocalDate.class), row.getLong(3),
					(moment != null) ? moment.withOffsetSameInstant(java.time.ZoneOffset.UTC) : null,
					(texts != null) ? java.util.Arrays.stream((Object[]) texts.getArray()).map(String::valueOf).toList()
							: null);
		});
	}

	private record Thing(String name, @Nullable LocalDate day, long points, @Nullable OffsetDateTime moment,
			@Nullable List<String> texts) {
	}

}
