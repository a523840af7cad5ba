package io.pointexpiry.report;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;

import io.pointexpiry.intake.Input;
import io.pointexpiry.support.Nights;
import io.pointexpiry.support.Policies;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What became of the points of each month, and what moved in each.
 *
 * @see "rules.md#breakage"
 */
class BreakageReportTests {

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void followsThePointsOfEachMonthAndCarriesEveryKindThroughEachMonth(TestDatabase database) throws IOException {
		try (Nights nights = Nights.of(database, Policies.quiet("{period: P10D}"))) {
			nights.members("member_id\nM1\n").lots("""
					lot_id,member_id,kind,earned_on,points
					L1,M1,BASE,2025-01-01,100
					L2,M1,EVENT,2025-01-05,50
					L3,M1,BASE,2025-01-31,70
					L4,M1,BASE,2025-03-01,9
					LATER,M1,BASE,2025-04-01,9
					""");
			nights.run("2025-01-06");
			spend(nights);
			nights.run("2025-02-10");
			nights.reverse("2025-02-10", "a slip");
			nights.run("2025-03-02");

			assertThat(nights.report("breakage").replace("\r\n", "\n")).isEqualTo("""
					accrued_month,kind,accrued,redeemed,expired,open,breakage_rate
					2025-01,BASE,170,20,80,70,0.4706
					2025-01,EVENT,50,5,45,0,0.9000
					2025-03,BASE,9,0,0,9,0.0000
					""");
			tellsMoney(nights);
			assertThat(written(nights, new MonthlySummaryReport())).isEqualTo("""
					month,kind,opening,accrued,redeemed,cancelled,expired_validity,expired_dormancy,\
					expired_policy_change,expired_withdrawal,given_back,adjusted,closing,breakage_rate
					2025-01,BASE,100,70,30,10,80,0,0,0,0,0,70,0.8000
					2025-01,EVENT,50,0,0,0,45,0,0,0,0,-5,0,1.0000
					2025-01,*,150,70,30,10,125,0,0,0,0,-5,70,0.8621
					2025-02,BASE,70,0,0,0,70,0,0,0,70,0,70,
					2025-02,EVENT,0,0,0,0,0,0,0,0,0,0,0,
					2025-02,*,70,0,0,0,70,0,0,0,70,0,70,
					2025-03,BASE,70,9,0,0,0,0,0,0,0,0,79,
					2025-03,EVENT,0,0,0,0,0,0,0,0,0,0,0,
					2025-03,*,70,9,0,0,0,0,0,0,0,0,79,
					""");
		}
	}

	private static void spend(Nights nights) {
		nights.imports(Input.REDEMPTIONS, "redemption_id,member_id,redeemed_on,points\nR1,M1,2025-01-06,30\n")
			.imports(Input.CANCELLATIONS, "cancellation_id,redemption_id,cancelled_on,points\nC1,R1,2025-01-06,10\n")
			.imports(Input.LOTS, "lot_id,member_id,kind,earned_on,points,remaining\nL2,M1,EVENT,2025-01-05,50,45\n");
	}

	private static void tellsMoney(Nights nights) throws IOException {
		assertThat(written(nights,
				new ValuedReport(new BreakageReport(), List.of("accrued", "open"), new BigDecimal("1.5"))))
			.startsWith("accrued_month,kind,accrued,redeemed,expired,open,breakage_rate,accrued_value,open_value\n"
					+ "2025-01,BASE,170,20,80,70,0.4706,255.0,105.0\n");
	}

	private static String written(Nights nights, Report report) throws IOException {
		StringWriter out = new StringWriter();
		nights.get(Reports.class).write(report, PostedRange.unbounded(), CsvForm.PLAIN, out);
		return out.toString().replace("\r\n", "\n");
	}

}
