package io.pointexpiry.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.pointexpiry.support.Nights;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Pages as a browser shows them from a file: on a screen, a phone, and paper. */
class BrowserTests {

	/** The sheet of A4 across, less its margins, in the pixels of CSS. */
	private static final int PAPER = 1031;

	private static final String FRAME = """
			<!DOCTYPE html><title>none</title><iframe src="page.html" width="%d" height="700"></iframe>
			<script>addEventListener("message", (told) => { document.title = told.data; });</script>""";

	private static final String TELL = """
			<script>parent.postMessage(document.documentElement.scrollWidth + " of " + innerWidth, "*");</script></body>""";

	/** Which tables are wider than the place that they have. */
	private static final String TELL_CUT = """
			<script>parent.postMessage("cut: " + [...document.querySelectorAll("table, svg")]
			  .filter((it) => it.getBoundingClientRect().right > innerWidth).map((it) => it.id || "svg").join(), "*");
			</script></body>""";

	private static final String TELL_COLOURS = """
			<script>document.title = ["body", "a", "thead th", "svg text"].map((it) =>
			  getComputedStyle(document.querySelector(it)).getPropertyValue(it === "svg text" ? "fill" : "color")).join(" ")
			  + " on " + getComputedStyle(document.body).backgroundColor;</script></body>""";

	private static final int PATIENCE_SECONDS = 120;

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path directory;

	@Test
	void showsThePageWithoutAComplaintAndWithinThePhone() throws Exception {
		Browser browser = browser();
		String html;
		try (Nights nights = PageStory.tell(TestDatabase.H2)) {
			html = PageStory.night(nights, PageStory.NIGHT);
		}

		assertThat(browser.shown(html)).contains("Coffee &amp; &lt;Club&gt;: the night of 2024-12-01",
				"<td class=\"n\">137</td>", "<svg");
		assertThat(browser.framed(html.replace("</body>", TELL), 360))
			.containsPattern("<title>(3[0-5]\\d|360) of 360</title>");
	}

	@ParameterizedTest
	@ValueSource(strings = { "en", "ko" })
	void fitsPhoneAndPaperInEitherLanguage(Locale language) throws Exception {
		Browser browser = browser();
		List<String> pages;
		try (Nights nights = PageStory.tell(TestDatabase.H2)) {
			pages = List.of(PageStory.night(nights, PageStory.NIGHT, language), PageStory.overview(nights, language));
		}

		for (String html : pages) {
			assertThat(browser.shown(html)).contains("<html lang=\"" + language + "\"");
			assertThat(browser.framed(html.replace("</body>", TELL), 360))
				.containsPattern("<title>(3[0-5]\\d|360) of 360</title>");
			String onPaper = html.replace("@media print", "@media all").replace("</body>", TELL_CUT);
			assertThat(browser.framed(onPaper, PAPER)).contains("<title>cut: </title>");
			assertThat(browser.printed(html)).startsWith("%PDF-").containsPattern("/MediaBox \\[0 0 84[12]");
		}
	}

	/** Light letters on a dark screen, those of drawings too. */
	@Test
	void isDarkWhereTheScreenIs() throws Exception {
		Browser browser = browser();
		String html;
		try (Nights nights = PageStory.tell(TestDatabase.H2)) {
			html = PageStory.night(nights, PageStory.NIGHT).replace("</body>", TELL_COLOURS);
		}

		assertThat(browser.shown(html)).contains("<title>rgb(27, 33, 40) rgb(27, 33, 40) rgb(86, 97, 109) "
				+ "rgb(27, 33, 40) on rgb(255, 255, 255)</title>");
		assertThat(browser.shown(html, "--blink-settings=preferredColorScheme=0"))
			.contains("<title>rgb(230, 233, 236) rgb(230, 233, 236) rgb(164, 175, 186) "
					+ "rgb(230, 233, 236) on rgb(20, 24, 29)</title>");
	}

	private Browser browser() {
		Path program = Stream.of(System.getenv("PATH").split(":"))
			.flatMap((folder) -> Stream.of("chromium", "chromium-browser", "google-chrome")
				.map((name) -> Path.of(folder, name)))
			.filter(Files::isExecutable)
			.findFirst()
			.orElseGet(
					() -> Assumptions.abort("no Chromium is on the PATH; to run this test: apt-get install chromium"));
		return new Browser(program, this.directory);
	}

	/** Chromium without a window, which must not complain of anything. */
	private record Browser(Path program, Path directory) {

		/** The document after it was loaded. */
		String shown(String html, String... options) throws IOException, InterruptedException {
			Path page = Files.writeString(this.directory.resolve("page.html"), html);
			return document(page, options);
		}

		/** The document of a frame of some width that shows a page. */
		String framed(String html, int width) throws IOException, InterruptedException {
			Files.writeString(this.directory.resolve("page.html"), html);
			return document(Files.writeString(this.directory.resolve("frame.html"), FRAME.formatted(width)));
		}

		/** The page as PDF, its bytes as letters. */
		String printed(String html) throws IOException, InterruptedException {
			Path page = Files.writeString(this.directory.resolve("page.html"), html);
			Path pdf = this.directory.resolve("page.pdf");
			Files.deleteIfExists(pdf);
			start(page, List.of("--no-pdf-header-footer", "--print-to-pdf=" + pdf));
			return Files.readString(pdf, StandardCharsets.ISO_8859_1);
		}

		private String document(Path page, String... options) throws IOException, InterruptedException {
			List<String> all = new ArrayList<>(List.of(options));
			all.add("--dump-dom");
			return start(page, all);
		}

		private String start(Path page, List<String> options) throws IOException, InterruptedException {
			List<String> command = new ArrayList<>(List.of(this.program.toString(), "--headless", "--no-sandbox",
					"--disable-gpu", "--disable-dev-shm-usage", "--enable-logging=stderr",
					"--user-data-dir=" + this.directory.resolve("profile"), "--virtual-time-budget=3000"));
			command.addAll(options);
			command.add(page.toUri().toString());
			Path document = this.directory.resolve("document");
			Path errors = this.directory.resolve("errors");
			Process process = new ProcessBuilder(command).redirectOutput(document.toFile())
				.redirectError(errors.toFile())
				.start();
			try {
				assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
			}
			finally {
				process.destroyForcibly().waitFor();
			}
			assertThat(Files.readString(errors)).doesNotContain("CONSOLE");
			return Files.readString(document, StandardCharsets.UTF_8);
		}

	}

}
