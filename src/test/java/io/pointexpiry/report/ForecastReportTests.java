package io.pointexpiry.report;

import java.io.IOException;
import java.io.StringWriter;

import io.pointexpiry.support.TestBooks;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.pointexpiry.support.Fill.aLot;
import static io.pointexpiry.support.Fill.aMember;
import static io.pointexpiry.support.Fill.booksClosed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ForecastReportTests {

	@Test
	void refusesAForecastOfNoMonths() {
		assertThatIllegalArgumentException().isThrownBy(() -> new ForecastReport(0))
			.withMessage("A forecast of 0 months was asked for; expected 1 or more.");
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void countsOpenLotsByMonthFromTheFirstOpenOne(TestDatabase database) throws IOException {
		try (TestBooks books = database.open()) {
			booksClosed("2024-10-30", "2024-10-31").into(books);
			aMember("M1").with("tier", "VIP").into(books);
			aMember("M2").with("tier", "VIP").into(books);
			aMember("M3").into(books);
			aLot("L1", "M1").with("expires_on", "2024-12-01").into(books);
			aLot("L2", "M2").with("expires_on", "2024-12-31").with("remaining", 7).into(books);
			aLot("L3", "M1").with("expires_on", "2024-12-31").into(books);
			aLot("L4", "M1").with("expires_on", "2024-12-31").with("kind", "EVENT").into(books);
			aLot("L5", "M3").with("expires_on", "2024-10-15").into(books);
			aLot("L6", "M3").with("expires_on", "2025-01-01").into(books);
			aLot("L7", "M3").with("expires_on", null).into(books);
			aLot("L8", "M3").with("remaining", 0).with("status", "SPENT").into(books);

			assertThat(forecast(books, 2)).isEqualTo("""
					month,kind,tier,members,lots,points
					2024-11,BASE,,1,1,100
					2024-12,BASE,VIP,2,3,207
					2024-12,EVENT,VIP,1,1,100
					""");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void foreseesNothingBeforeTheFirstNight(TestDatabase database) throws IOException {
		try (TestBooks books = database.open()) {
			aMember("M1").into(books);
			aLot("L1", "M1").into(books);

			assertThat(forecast(books, 12)).isEqualTo("month,kind,tier,members,lots,points\n");
		}
	}

	private static String forecast(TestBooks books, int months) throws IOException {
		StringWriter out = new StringWriter();
		new Reports(books.dataSource()).write(new ForecastReport(months), PostedRange.unbounded(), CsvForm.PLAIN, out);
		return out.toString().replace("\r\n", "\n");
	}

}
