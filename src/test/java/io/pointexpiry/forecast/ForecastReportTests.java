package io.pointexpiry.forecast;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

import io.pointexpiry.domain.Programme;
import io.pointexpiry.intake.Input;
import io.pointexpiry.night.Outlook;
import io.pointexpiry.report.CsvForm;
import io.pointexpiry.report.PostedRange;
import io.pointexpiry.report.Report;
import io.pointexpiry.report.Reports;
import io.pointexpiry.report.ValuedReport;
import io.pointexpiry.support.Nights;
import io.pointexpiry.support.Policies;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ForecastReportTests {

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void countsWhatGoesByDateAndByDormancyFromTheFirstOpenMonth(TestDatabase database) throws IOException {
		try (Nights nights = Nights.of(database, Policies.programme("",
				Policies.policy("1", "2020-01-01", "validity: [{when: {kind: [EVENT]}, period: NEVER}, {period: P3M}]"),
				Policies.policy("2", "2024-12-15", "validity: [{period: NEVER}]",
						"dormancy: [{when: {tier: [VIP]}, exempt: true}, {dormant-after: P1M, expire-after: P2M}]",
						"withdrawal: expire")))) {
			nights.members(
					"member_id,tier,joined_on,status\nM1,VIP,2024-01-01,\nM2,,2024-10-20,\nM3,,2024-11-01,WITHDRAWN\n")
				.lots("""
						lot_id,member_id,kind,earned_on,points
						L1,M1,BASE,2024-08-30,100
						L2,M1,BASE,2024-09-10,10
						L3,M2,EVENT,2024-10-20,7
						L4,M3,BASE,2024-11-01,5
						L5,M1,BASE,2024-10-01,50
						""");
			nights.run("2024-11-01");
			nights.imports(Input.REDEMPTIONS, "redemption_id,member_id,redeemed_on,points\nR1,M1,2024-11-02,30\n");
			nights.run("2024-11-30");

			tellsMoney(nights);
			ForecastReport forecast = report(nights, 4);

			assertThat(written(nights, forecast)).isEqualTo("""
					month,kind,tier,cause,members,lots,points,expected_points
					2024-12,BASE,,DATE,1,1,5,4
					2024-12,BASE,VIP,DATE,1,1,10,7
					2025-01,BASE,VIP,DATE,1,1,50,35
					2025-02,EVENT,,DORMANCY,1,1,7,7
					""");
			assertThat(forecast.summary().text(Locale.ENGLISH)).isEqualTo("""
					Nights 2024-12-01 to 2025-03-31, if nothing is earned, spent or done; \
					warnings of nights to come count as given.
					Policies that take effect meanwhile, and count: 2 (from 2024-12-15).
					Points owed: 72 open; 72 of them would expire (expected: 53), 0 stay owed.
					expected_points takes off what was redeemed of all points that were redeemed or expired \
					from 2023-12-01 to 2024-11-30: BASE 30.0 %.
					""");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void foreseesNothingBeforeTheFirstNight(TestDatabase database) throws IOException {
		try (Nights nights = Nights.of(database, Policies.quiet("{period: P10D}"))) {
			nights.members("member_id\nM1\n").lots("lot_id,member_id,earned_on,points\nL1,M1,2024-01-01,100\n");
			ForecastReport forecast = report(nights, 12);

			assertThat(written(nights, forecast))
				.isEqualTo("month,kind,tier,cause,members,lots,points,expected_points\n");
			assertThat(forecast.summary().text(Locale.ENGLISH)).startsWith("No day is closed yet");
			assertThatIllegalArgumentException().isThrownBy(() -> report(nights, 0))
				.withMessage("A forecast of 0 months was asked for; expected 1 or more.");
		}
	}

	private static void tellsMoney(Nights nights) throws IOException {
		assertThat(written(nights,
				new ValuedReport(report(nights, 2), List.of("points", "expected_points"), new BigDecimal("0.70"))))
			.isEqualTo("""
					month,kind,tier,cause,members,lots,points,expected_points,points_value,expected_points_value
					2024-12,BASE,,DATE,1,1,5,4,3.50,2.80
					2024-12,BASE,VIP,DATE,1,1,10,7,7.00,4.90
					2025-01,BASE,VIP,DATE,1,1,50,35,35.00,24.50
					""");
	}

	private static ForecastReport report(Nights nights, int months) {
		return new ForecastReport(nights.get(Outlook.class), nights.get(Programme.class).policies(), months);
	}

	private static String written(Nights nights, Report forecast) throws IOException {
		StringWriter out = new StringWriter();
		nights.get(Reports.class).write(forecast, PostedRange.unbounded(), CsvForm.PLAIN, out);
		return out.toString().replace("\r\n", "\n");
	}

}
