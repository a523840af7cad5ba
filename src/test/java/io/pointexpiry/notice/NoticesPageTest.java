package io.pointexpiry.notice;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.pointexpiry.support.ColumnsOfPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The page of notices has the columns that the files of a folder have. */
class NoticesPageTest {

	@Test
	void hasEveryColumnOfTheListsInOrder() throws IOException {
		assertThat(page()).containsEntry("notices.csv", header(NoticeFormat.noticesHeader()))
			.containsEntry("unreachable.csv", header(NoticeFormat.unreachableHeader()));
	}

	@ParameterizedTest
	@EnumSource
	void hasEveryColumnOfAFormForGatewaysInOrder(Feed feed) throws IOException {
		assertThat(page()).containsEntry(feed.id(), feed.columns());
	}

	private static Map<String, List<String>> page() throws IOException {
		return ColumnsOfPage.below(Path.of("src/docs/csv.md"), "## What goes out to the SMS sender");
	}

	private static List<String> header(byte[] line) {
		return List.of(new String(line, StandardCharsets.UTF_8).strip().split(","));
	}

}
