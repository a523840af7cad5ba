package io.pointexpiry.database;

import java.util.Map;
import java.util.TreeMap;

import io.pointexpiry.domain.Width;
import io.pointexpiry.support.TestBooks;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every column that takes text of others has room for the longest that may come.
 *
 * @see "rules.md#ids"
 */
class WidthTests {

	/** What goes into each column whose text the program does not choose itself. */
	private static final String COLUMNS = """
			member: member_id ID, name MEMBER_NAME, phone PHONE, tier WORD, locale LANGUAGE
			point_lot: lot_id LOT_ID, origin_lot_id LOT_ID, member_id ID, kind WORD, policy_version WORD
			activity: member_id ID, type WORD
			review: member_id ID
			member_transition: member_id ID, run_id RUN_ID
			lot_floor: lot_id LOT_ID, ref PROMISE_REF, member_id ID, run_id RUN_ID, why REASON, by_whom WHO
			hold: member_id ID, lot_id LOT_ID, why REASON, by_whom WHO, released_why REASON, released_by WHO
			expiry_record: lot_id LOT_ID, ref ENTRY_REF, member_id ID, kind WORD, tier WORD, policy_version WORD, run_id RUN_ID
			adjustment: lot_id LOT_ID
			redemption: redemption_id ID, lot_id LOT_ID, member_id ID
			cancellation: cancellation_id ID, redemption_id ID, lot_id LOT_ID
			books: programme WORD
			applied_policy: version WORD, why REASON, by_whom WHO
			closing: accept_large REASON, why REASON, by_whom WHO
			night_run: run_id RUN_ID
			night_plan: run_id RUN_ID, low_id LOT_ID, high_id LOT_ID
			tally: run_id RUN_ID
			withheld_lot: run_id RUN_ID, lot_id LOT_ID, member_id ID
			notice: member_id ID, locale LANGUAGE
			notice_item: member_id ID, stage PERIOD, ref ITEM_REF
			notice_cue: member_id ID, lot_id LOT_ID, ref CUE_REF
			receipt: provider_code PROVIDER_CODE, provider_message PROVIDER_MESSAGE
			import_file: file_name FILE_NAME
			desk_entry: member_id ID, lot_id LOT_ID, why REASON, by_whom WHO
			feedback: feedback_id ID, member_id ID, channel WORD, category CATEGORY, text FEEDBACK
			purge_run: member_id ID, by_whom WHO
			""";

	/** Names of columns that hold what others name, wherever a new table has one. */
	private static final Map<String, Width> BY_NAME = Map.of("member_id", Width.ID, "lot_id", Width.LOT_ID, "kind",
			Width.WORD, "tier", Width.WORD, "by_whom", Width.WHO, "run_id", Width.RUN_ID, "policy_version", Width.WORD);

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void everyColumnHasRoomForTheLongestThatMayCome(TestDatabase database) {
		try (TestBooks books = database.open()) {
			Map<String, Integer> real = columns(books);

			COLUMNS.lines().forEach((line) -> {
				String table = line.substring(0, line.indexOf(':'));
				for (String column : line.substring(line.indexOf(':') + 1).split(",")) {
					String[] words = column.strip().split(" ");
					assertThat(real.get(table + "." + words[0])).as("%s.%s", table, words[0])
						.isGreaterThanOrEqualTo(Width.valueOf(words[1]).characters());
				}
			});
			real.forEach((column, characters) -> {
				Width width = BY_NAME.get(column.substring(column.indexOf('.') + 1));
				if (width != null) {
					assertThat(characters).as(column).isGreaterThanOrEqualTo(width.characters());
				}
			});
		}
	}

	private static Map<String, Integer> columns(TestBooks books) {
		Map<String, Integer> columns = new TreeMap<>();
		books.template().query("""
				select lower(c.table_name), lower(c.column_name), c.character_maximum_length
				from information_schema.columns c
				join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
				where lower(c.table_schema) = 'public' and t.table_type = 'BASE TABLE'
				  and c.character_maximum_length is not null and lower(c.table_name) not like 'batch%'""", (row) -> {
			columns.put(row.getString(1) + "." + row.getString(2), (int) Math.min(Integer.MAX_VALUE, row.getLong(3)));
		});
		return columns;
	}

}
