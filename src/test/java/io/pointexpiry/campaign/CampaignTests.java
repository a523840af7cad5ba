package io.pointexpiry.campaign;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.time.Period;
import java.util.Locale;

import io.pointexpiry.domain.Programme;
import io.pointexpiry.intake.Input;
import io.pointexpiry.report.CsvForm;
import io.pointexpiry.report.PostedRange;
import io.pointexpiry.report.Report;
import io.pointexpiry.report.Reports;
import io.pointexpiry.support.Nights;
import io.pointexpiry.support.Policies;
import io.pointexpiry.support.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.dao.DuplicateKeyException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Lists of a book of nine members, counted by hand.
 *
 * @see "rules.md#campaigns"
 */
class CampaignTests {

	private static final String HEADER = "member_id,to,tier,reason,points,expires_on,last_activity_on,last_activity_type,list\n";

	private static final String POLICY = Policies.quiet("{when: {kind: [EVENT]}, period: NEVER}, {period: P3M}",
			"dormancy: [{when: {tier: [VIP]}, exempt: true}, {dormant-after: P1M, expire-after: P2M}]");

	/** Draws G and H of A, B, G and H; reckoned by other means. */
	private static final ControlGroup HALF = new ControlGroup("s10", 50);

	private static final ControlGroup NOBODY = new ControlGroup("", 0);

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void listsWhoAgreedCanBeToldAndIsAboutToLosePoints(TestDatabase database) throws IOException {
		try (Nights nights = closed(database)) {
			CampaignSummary all = make(nights, "all", null, 0, NOBODY);

			assertThat(list(nights, "all")).isEqualTo(HEADER + """
					B,01023456702,,DORMANCY,300,2024-12-20,2024-10-20,LOGIN,CAMPAIGN
					A,01023456701,VIP,VALIDITY,150,2024-12-10,2024-11-05,APP,CAMPAIGN
					G,01023456707,VIP,VALIDITY,150,2024-12-10,2024-10-01,,CAMPAIGN
					H,01023456708,VIP,VALIDITY,5,2024-12-30,,,CAMPAIGN
					""");
			assertThat(all.campaign()).isEqualTo(new CampaignSummary.Part(4, BigInteger.valueOf(605)));
			assertThat(all.control()).isEqualTo(CampaignSummary.Part.NONE);
			assertThat(all.text(Locale.ENGLISH)).isEqualTo("""
					List all as of 2024-11-30: members who lose points from 2024-12-01 to 2024-12-30, \
					if nothing is earned, spent or done.
					CAMPAIGN: 4 members, 605 points. CONTROL: none was asked for.
					Not on it: 1 member without marketing consent, 2 who cannot be reached.
					""");
			assertThat(make(nights, "asleep", Cause.DORMANCY, 1, NOBODY).campaign().members()).isEqualTo(1);
			assertThat(make(nights, "by date", Cause.EXPIRY, 10, NOBODY).campaign().points()).isEqualTo(300);
			assertThat(list(nights, "by date").lines().map((line) -> line.split(",")[0])).containsExactly("member_id",
					"A", "G");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void keepsTheListAsItWasAndNobodyReceivesItWhoTookConsentBack(TestDatabase database) throws IOException {
		try (Nights nights = closed(database)) {
			make(nights, "half", null, 1, HALF);
			String made = HEADER + """
					B,01023456702,,DORMANCY,300,2024-12-20,2024-10-20,LOGIN,CAMPAIGN
					A,01023456701,VIP,VALIDITY,150,2024-12-10,2024-11-05,APP,CAMPAIGN
					G,,VIP,VALIDITY,150,2024-12-10,2024-10-01,,CONTROL
					H,,VIP,VALIDITY,5,2024-12-30,,,CONTROL
					""";
			assertThat(list(nights, "half")).isEqualTo(made);

			nights.activity("member_id,type,occurred_on\nA,LOGIN,2024-12-03\n")
				.members("member_id,tier,marketing_consent\nA,SILVER,false\n");
			nights.run("2024-12-31");

			assertThat(list(nights, "half")).isEqualTo(made.replace("A,01023456701", "A,"));
			assertThat(nights.get(CampaignBook.class).find("half")).hasValueSatisfying((campaign) -> {
				assertThat(campaign.order()).isEqualTo(order("half", null, 1, HALF));
				assertThat(campaign.to()).isEqualTo("2024-12-30");
			});
			make(nights, "later", null, 1, HALF);
			assertThatExceptionOfType(DuplicateKeyException.class)
				.isThrownBy(() -> make(nights, "half", null, 1, NOBODY));
			assertThat(nights.count("select count(*) from campaign_member where name = 'half'")).isEqualTo(4);
			assertThat(nights.count("select count(*) from campaign")).isEqualTo(2);
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void saysWhoCameBackAgainstTheControlGroup(TestDatabase database) throws IOException {
		try (Nights nights = closed(database)) {
			make(nights, "half", null, 1, HALF);
			nights.activity("member_id,type,occurred_on\nA,APP,2024-12-03\nG,LOGIN,2024-11-30\nH,LOGIN,2024-12-01\n")
				.imports(Input.REDEMPTIONS, "redemption_id,member_id,redeemed_on,points\nR1,B,2024-12-05,100\n")
				.imports(Input.CANCELLATIONS,
						"cancellation_id,redemption_id,cancelled_on,points\nX1,R1,2024-12-06,40\n");

			CampaignResultReport report = new CampaignResultReport(found(nights, "half"));

			assertThat(written(nights, report)).isEqualTo("""
					list,members,came_back,share,points_redeemed,points_per_member
					CAMPAIGN,2,2,1.0000,60,30.0000
					CONTROL,2,1,0.5000,0,0.0000
					DIFFERENCE,,,0.5000,,30.0000
					""");
			assertThat(report.result().text(Locale.ENGLISH)).isEqualTo("""
					List half as of 2024-11-30: who did anything after that day, and what they redeemed.
					list            members    came back    share  points redeemed   per member
					CAMPAIGN              2            2 100.00 %               60         30.0
					CONTROL               2            1  50.00 %                0          0.0
					Difference: +50.00 percentage points came back, +30.0 points redeemed per member.
					""");
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void hasNothingToCompareWithWithoutAControlGroup(TestDatabase database) throws IOException {
		try (Nights nights = Nights.of(database, POLICY)) {
			assertThatIllegalStateException().isThrownBy(() -> make(nights, "early", null, 1, NOBODY))
				.withMessage("expected a closed day, found none");
			nights.run("2024-11-30");
			make(nights, "empty", null, 1, NOBODY);

			CampaignResultReport report = new CampaignResultReport(found(nights, "empty"));

			assertThat(list(nights, "empty")).isEqualTo(HEADER);
			assertThat(written(nights, report)).endsWith("CONTROL,0,0,,0,\nDIFFERENCE,,,,,\n");
			assertThat(report.result().text(Locale.ENGLISH)).contains("what the campaign brought about cannot be told");
		}
	}

	/**
	 * A and G lose as much on one day, H on the last day that counts, I a day too late; C
	 * did not agree, D has no number, E wants no notices, F left.
	 */
	private static Nights closed(TestDatabase database) {
		Nights nights = Nights.of(database, POLICY).members("""
				member_id,tier,phone,marketing_consent,notices_off,status,last_activity_on
				A,VIP,010-2345-6701,true,,,
				B,,010-2345-6702,true,,,
				C,VIP,010-2345-6703,,,,
				D,VIP,,true,,,
				E,VIP,010-2345-6705,true,true,,
				F,VIP,010-2345-6706,true,,WITHDRAWN,
				G,VIP,010-2345-6707,true,,,2024-10-01
				H,VIP,010-2345-6708,true,,,
				I,VIP,010-2345-6709,true,,,
				""").lots("""
				lot_id,member_id,kind,earned_on,points,expires_on
				A1,A,BASE,2024-09-10,100,
				A2,A,BASE,2024-09-20,50,
				A3,A,BASE,2024-11-01,999,
				B1,B,EVENT,2024-10-20,300,
				C1,C,BASE,2024-09-10,500,
				D1,D,BASE,2024-09-10,400,
				E1,E,BASE,2024-09-10,350,
				F1,F,BASE,2024-09-10,600,
				G1,G,BASE,2024-09-10,150,
				H1,H,BASE,2024-09-30,5,
				I1,I,BASE,2024-09-30,700,2024-12-31
				""");
		nights.activity("member_id,type,occurred_on\nA,LOGIN,2024-11-05\nA,APP,2024-11-05\nB,LOGIN,2024-10-20\n")
			.run("2024-11-30");
		return nights;
	}

	private static CampaignOrder order(String name, @Nullable Cause cause, long minimumPoints, ControlGroup control) {
		return new CampaignOrder(name, Period.parse("P30D"), cause, minimumPoints, control, "operator", Nights.NOW);
	}

	private static CampaignSummary make(Nights nights, String name, @Nullable Cause cause, long minimumPoints,
			ControlGroup control) {
		return nights.get(CampaignMaker.class).make(order(name, cause, minimumPoints, control));
	}

	private static Campaign found(Nights nights, String name) {
		return nights.get(CampaignBook.class).find(name).orElseThrow();
	}

	private static String list(Nights nights, String name) throws IOException {
		return written(nights, new CampaignReport(found(nights, name), nights.get(Programme.class)));
	}

	private static String written(Nights nights, Report report) throws IOException {
		StringWriter out = new StringWriter();
		nights.get(Reports.class).write(report, PostedRange.unbounded(), CsvForm.PLAIN, out);
		return out.toString().replace("\r\n", "\n");
	}

}
