package io.pointexpiry.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.pointexpiry.progress.Progress;
import io.pointexpiry.support.TestBooks;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.pointexpiry.support.Fill.aLot;
import static io.pointexpiry.support.Fill.aMember;
import static io.pointexpiry.support.Fill.anEntry;
import static io.pointexpiry.support.Fill.booksClosed;
import static org.assertj.core.api.Assertions.assertThat;

/** A workbook as LibreOffice opens it, and what it then saves as CSV. */
class LibreOfficeTests {

	private static final List<String> IDS = List.of("0012345", "1-2", "1E5", "9410123456789012");

	private static final int PATIENCE_SECONDS = 300;

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path directory;

	@Test
	void showsIdsAndDatesAsTheyAre() throws Exception {
		Path office = office();
		Path workbook = this.directory.resolve("expiries.xlsx");
		try (TestBooks books = TestDatabase.H2.open()) {
			booksClosed("2024-12-31", "2024-12-31").into(books);
			for (String id : IDS) {
				aMember(id).into(books);
				aLot(id, id).into(books);
				anEntry("EXPIRY", id, id, "2024-12-31.1").into(books);
			}
			Files.write(workbook, workbook(books));
		}

		List<String> lines = Files.readAllLines(opened(office, workbook));

		assertThat(lines.get(0)).startsWith("posted_on,business_date,entry_type,member_id,lot_id,");
		assertThat(lines.subList(1, lines.size())).hasSize(IDS.size());
		for (int i = 0; i < IDS.size(); i++) {
			String[] cells = lines.get(1 + i).split(",", -1);
			assertThat(cells).startsWith("2024-12-31", "2024-12-31", "EXPIRY", IDS.get(i), IDS.get(i));
			assertThat(cells[8]).isEqualTo("100");
		}
	}

	private static byte[] workbook(TestBooks books) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		new Reports(books.dataSource()).writeWorkbook(Reports.named("expiries").orElseThrow(), PostedRange.unbounded(),
				bytes, Progress.SILENT);
		return bytes.toByteArray();
	}

	private static Path office() {
		return Stream.of(System.getenv("PATH").split(":"))
			.flatMap((folder) -> Stream.of("soffice", "libreoffice").map((name) -> Path.of(folder, name)))
			.filter(Files::isExecutable)
			.findFirst()
			.orElseGet(() -> Assumptions
				.abort("no LibreOffice is on the PATH; to run this test: apt-get install libreoffice-calc"));
	}

	/** With a profile of its own, so that nobody's LibreOffice is in the way. */
	private Path opened(Path office, Path workbook) throws IOException, InterruptedException {
		Path said = this.directory.resolve("said");
		Process process = new ProcessBuilder(office.toString(), "--headless",
				"-env:UserInstallation=" + this.directory.resolve("profile").toUri(), "--convert-to", "csv", "--outdir",
				this.directory.toString(), workbook.toString())
			.redirectErrorStream(true)
			.redirectOutput(said.toFile())
			.start();
		try {
			assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
		}
		finally {
			process.descendants().forEach(ProcessHandle::destroyForcibly);
			process.destroyForcibly().waitFor();
		}
		Path csv = this.directory.resolve("expiries.csv");
		assertThat(csv).as(Files.readString(said)).exists();
		return csv;
	}

}
