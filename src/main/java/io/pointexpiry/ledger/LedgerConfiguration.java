package io.pointexpiry.ledger;

import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.domain.Programme;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The books: who reads them, and who writes them. */
@Configuration(proxyBeanMethods = false)
@Import({ Calendar.class, RunLog.class, RecordDigest.class, MemberReads.class, LotReads.class, DueLots.class,
		DecidedLots.class, ActivityTable.class, DateLedger.class, Ledger.class, Reinstatements.class, Reversals.class })
public class LedgerConfiguration {

	@Bean
	PolicyHistory policies(Programme programme) {
		return programme.policies();
	}

}
