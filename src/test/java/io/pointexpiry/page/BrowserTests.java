package io.pointexpiry.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.pointexpiry.support.Nights;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A page as a browser shows it from a file. */
class BrowserTests {

	private static final String PHONE = """
			<!DOCTYPE html><title>none</title><iframe src="page.html" width="360" height="700"></iframe>
			<script>addEventListener("message", (told) => { document.title = told.data; });</script>""";

	private static final String TELL = """
			<script>parent.postMessage(document.documentElement.scrollWidth + " of " + innerWidth, "*");</script></body>""";

	private static final int PATIENCE_SECONDS = 120;

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path directory;

	@Test
	void showsThePageWithoutAComplaintAndWithinThePhone() throws Exception {
		Path browser = browser();
		String html;
		try (Nights nights = PageStory.tell(TestDatabase.H2)) {
			html = PageStory.night(nights, PageStory.NIGHT);
		}
		Path page = Files.writeString(this.directory.resolve("night.html"), html);
		Path errors = this.directory.resolve("errors");

		String shown = shown(browser, page, errors);

		assertThat(Files.readString(errors)).doesNotContain("CONSOLE");
		assertThat(shown).contains("Coffee &amp; &lt;Club&gt;: the night of 2024-12-01", "<td class=\"n\">137</td>",
				"<svg");
		Files.writeString(this.directory.resolve("page.html"), html.replace("</body>", TELL));
		assertThat(shown(browser, Files.writeString(this.directory.resolve("phone.html"), PHONE), errors))
			.containsPattern("<title>(3[0-5]\\d|360) of 360</title>");
	}

	private static Path browser() {
		return Stream.of(System.getenv("PATH").split(":"))
			.flatMap((folder) -> Stream.of("chromium", "chromium-browser", "google-chrome")
				.map((name) -> Path.of(folder, name)))
			.filter(Files::isExecutable)
			.findFirst()
			.orElseGet(
					() -> Assumptions.abort("no Chromium is on the PATH; to run this test: apt-get install chromium"));
	}

	/** The document after it was loaded; what the browser complains of goes to a file. */
	private String shown(Path browser, Path page, Path errors) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(
				List.of(browser.toString(), "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
						"--enable-logging=stderr", "--user-data-dir=" + this.directory.resolve("profile"),
						"--virtual-time-budget=3000", "--dump-dom", page.toUri().toString()));
		Path document = this.directory.resolve("document");
		Process process = new ProcessBuilder(command).redirectOutput(document.toFile())
			.redirectError(errors.toFile())
			.start();
		try {
			assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
		}
		finally {
			process.destroyForcibly().waitFor();
		}
		return Files.readString(document, StandardCharsets.UTF_8);
	}

}
