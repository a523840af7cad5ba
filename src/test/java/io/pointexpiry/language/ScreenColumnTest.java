package io.pointexpiry.language;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A Korean letter takes two cells of a terminal. */
class ScreenColumnTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			6 | abc     | 'abc   ' | '   abc'
			6 | 소멸    | '소멸  ' | '  소멸'
			3 | 소멸됨  | 소멸됨   | 소멸됨
			3 | ''      | '   '    | '   '
			""")
	void fillsUpWithBlanksAndCutsNothing(int cells, String text, String left, String right) {
		ScreenColumn column = new ScreenColumn(cells);

		assertThat(column.left(text)).isEqualTo(left);
		assertThat(column.right(text)).isEqualTo(right);
	}

}
