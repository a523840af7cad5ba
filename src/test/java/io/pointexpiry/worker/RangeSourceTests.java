package io.pointexpiry.worker;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import io.pointexpiry.database.WorkLock;
import io.pointexpiry.support.TestBroker;
import jakarta.jms.JMSException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Messages of a real broker that goes away while one is being worked on. */
class RangeSourceTests {

	private static final Terms TERMS = new Terms("release 1", "policy 1");

	private static final RangeMessage RANGE = new RangeMessage(7, 1, "expireDueLots", "token");

	private static final Claim CLAIM = new Claim(RANGE,
			new WorkLock.Worker("run --date 2024-12-31", "night1", 4711, Instant.EPOCH));

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path directory;

	@Test
	void aRangeThatWasTakenIsWorkedOnThoughTheBrokerDidNotHearOfIt() throws Exception {
		try (TestBroker broker = new TestBroker(this.directory); RangeSource source = offeredOn(broker)) {
			assertThat(source.next((message) -> {
				broker.cutAll();
				return Optional.of(CLAIM);
			}, (id, why) -> {
			})).contains(CLAIM);
		}
	}

	@Test
	void saysThatTheBrokerIsGoneWhereNothingWasTaken() throws Exception {
		try (TestBroker broker = new TestBroker(this.directory); RangeSource source = offeredOn(broker)) {
			assertThatExceptionOfType(JMSException.class).isThrownBy(() -> source.next((message) -> {
				broker.cutAll();
				return Optional.empty();
			}, (id, why) -> {
			}));
		}
	}

	private static RangeSource offeredOn(TestBroker broker) throws JMSException {
		Broker address = new Broker(broker.url(), "ranges", null, null, Map.of());
		RangeSource source = RangeSource.open(address, TERMS);
		try (RangeQueue queue = new RangeQueue(address, TERMS)) {
			assertThat(queue.send(RANGE)).isTrue();
		}
		return source;
	}

}
