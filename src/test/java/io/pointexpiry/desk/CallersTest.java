package io.pointexpiry.desk;

import java.util.Locale;

import io.pointexpiry.domain.Programme;
import io.pointexpiry.support.TestBooks;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.pointexpiry.desk.HoldsTest.assertRefused;
import static io.pointexpiry.support.Fill.aMember;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Who is calling.
 *
 * @see "rules.md#the-customer-desk"
 */
class CallersTest {

	private static final Programme PROGRAMME = Programmes.read("""
			programme: coffee
			name: Coffee Club
			time-zone: Asia/Seoul
			policies:
			  - version: "2014"
			    effective-from: 2014-01-01
			    validity: [{period: P2Y}]
			""");

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void areFoundByTheirNumberInWhateverSpelling(TestDatabase database) {
		try (TestBooks books = database.open()) {
			aMember("M1").with("phone", "010-1234-5678")
				.with("tier", "GOLD")
				.with("joined_on", "2019-02-28")
				.into(books);
			aMember("M2").with("phone", "+82 10 1234.5678").with("status", "WITHDRAWN").into(books);
			aMember("M3").with("phone", "０１０-１２３４-５６７８").with("first_earned_on", "2020-01-01").into(books);
			aMember("M4").with("phone", "010-1234-5679").into(books);
			aMember("M5").with("phone", "02-1234-5678").into(books);
			aMember("M6").into(books);
			Callers callers = new Callers(books.jdbc(), PROGRAMME);

			assertThat(callers.of("(010) 1234–5678")).extracting((caller) -> caller.line(Locale.ENGLISH))
				.containsExactly("M1, tier GOLD, ACTIVE, joined on 2019-02-28", "M2, WITHDRAWN",
						"M3, ACTIVE, joined on 2020-01-01");
			assertThat(callers.of("821012345678")).extracting((caller) -> caller.line(Locale.KOREA))
				.contains("M1, 등급 GOLD, ACTIVE, 2019-02-28 가입");
			assertThat(callers.of("+82 (0)2 1234 5678")).extracting(Caller::memberId, Caller::number)
				.containsExactly(tuple("M5", "***-****-5678"));
			assertRefused(() -> callers.of("010-9876-5432"), "No member has the number ***-****-5432; check it");
			assertRefused(() -> callers.of("M1"), "What is given as --phone is no telephone number");
		}
	}

}
