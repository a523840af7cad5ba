package io.pointexpiry.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/** Rows that are written while the next ones are read. */
class RowBlocksTest {

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 999, 1_000, 1_001, 25_000 })
	void writesEveryRowOnceInItsOrder(int rows) throws IOException {
		List<Object> written = new ArrayList<>();

		try (RowBlocks blocks = new RowBlocks((cells) -> written.add(cells[0]))) {
			for (int i = 0; i < rows; i++) {
				blocks.row(i);
			}
			blocks.finish();
		}

		assertThat(written).isEqualTo(IntStream.range(0, rows).boxed().toList());
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1_500, 4_999 })
	void failsWithWhatTheFileFailedWith(int failing) {
		assertThatIOException().isThrownBy(() -> {
			try (RowBlocks blocks = new RowBlocks((cells) -> {
				if (cells[0].equals(failing)) {
					throw new IOException("no room");
				}
			})) {
				for (int i = 0; i < 5_000; i++) {
					blocks.row(i);
				}
				blocks.finish();
			}
		}).withMessage("no room");
	}

}
