package io.pointexpiry.worker;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import io.pointexpiry.support.TestBroker;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.ObjectMessage;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Who may log in at a real broker, and what a message from it may hold. */
class BrokerLoginTests {

	private static final Terms TERMS = new Terms("release 1", "policy 1");

	private static final RangeMessage RANGE = new RangeMessage(7, 1, "expireDueLots", "token");

	private static final AtomicBoolean READ = new AtomicBoolean();

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private static Path directory;

	@SuppressWarnings("NullAway.Init")
	private static TestBroker server;

	@BeforeAll
	static void start() throws Exception {
		server = TestBroker.withLogin(directory);
	}

	@AfterAll
	static void stop() throws Exception {
		server.close();
	}

	@Test
	void aRangeGoesFromOneWhoLoggedInToAnother() throws JMSException {
		Broker broker = broker("point-expiry.way", TestBroker.USER, TestBroker.PASSWORD);
		List<RangeMessage> heard = new ArrayList<>();
		try (RangeQueue queue = new RangeQueue(broker, TERMS); RangeSource source = RangeSource.open(broker, TERMS)) {
			assertThat(queue.tryBroker()).isEmpty();
			assertThat(queue.send(RANGE)).isTrue();

			source.next((message) -> {
				heard.add(message);
				return Optional.empty();
			}, (id, why) -> {
			});
		}
		assertThat(heard).containsExactly(RANGE);
	}

	@Test
	void saysWhoseLoginIsNotAcceptedAndWhereItIsSet() {
		refuses(broker("point-expiry.coffee", TestBroker.USER, "not-the-one"),
				"""
						The broker %s does not accept the login of user "points". Check EXPIRY_BROKER_USER and EXPIRY_BROKER_PASSWORD"""
					.formatted(server.url()));
		refuses(new Broker(server.url(), "point-expiry.coffee", null, null, Map.of()), """
				The broker %s asks for a login. Set EXPIRY_BROKER_USER and EXPIRY_BROKER_PASSWORD"""
			.formatted(server.url()));
	}

	@Test
	void saysWhichRightsAUserLacks() {
		refuses(broker("point-expiry.coffee", TestBroker.GUEST, TestBroker.PASSWORD),
				"The broker %s does not let user \"guest\" use the queue point-expiry.coffee (AMQ"
					.formatted(server.url()));
		refuses(broker("another.queue", TestBroker.USER, TestBroker.PASSWORD),
				"Give that user the right to send to it,");
	}

	@Test
	void saysThatNobodyListens() {
		Broker nobody = new Broker("tcp://127.0.0.1:1", "point-expiry.coffee", null, null, Map.of());
		Broker nowhere = new Broker("tcp://nowhere.invalid:61616", "point-expiry.coffee", null, null, Map.of());

		assertThatThrownBy(() -> RangeSource.open(nobody, TERMS)).isInstanceOf(JMSException.class)
			.hasMessage("Connection refused");
		assertThatThrownBy(() -> RangeSource.open(nowhere, TERMS)).isInstanceOf(JMSException.class)
			.hasMessage("the host nowhere.invalid is not known");
	}

	@Test
	void javaObjectsAreNotRead() throws JMSException {
		Broker broker = broker("point-expiry.objects", TestBroker.USER, TestBroker.PASSWORD);
		server.send(broker.queue(), new Trap());
		List<String> refused = new ArrayList<>();
		try (RangeSource source = RangeSource.open(broker, TERMS)) {
			assertThat(source.next((message) -> Optional.empty(), (id, why) -> refused.add(why))).isEmpty();
		}

		assertThat(refused).singleElement().asString().startsWith("expected a map of names and values, found a");
		assertThat(READ).isFalse();
	}

	@Test
	void noClassOfAJavaObjectIsTrustedWhateverTheAddressSays() throws JMSException {
		Broker broker = new Broker(server.url() + "?deserializationAllowList=*&deserializationDenyList=none",
				"point-expiry.trap", TestBroker.USER, TestBroker.PASSWORD, Map.of());
		try (ActiveMQConnectionFactory factory = broker.connections();
				ActiveMQConnectionFactory others = new ActiveMQConnectionFactory(server.url(), TestBroker.USER,
						TestBroker.PASSWORD)) {
			assertThatThrownBy(() -> receiveTrap(factory)).isInstanceOf(JMSException.class);
			assertThat(READ).isFalse();

			receiveTrap(others);
			assertThat(READ.getAndSet(false)).as("what another client would have done").isTrue();
		}
	}

	private static void receiveTrap(ActiveMQConnectionFactory factory) throws JMSException {
		server.send("point-expiry.trap", new Trap());
		try (JMSContext context = factory.createContext()) {
			Message message = context.createConsumer(context.createQueue("point-expiry.trap")).receive(5_000);
			((ObjectMessage) message).getObject();
		}
	}

	private static Broker broker(String queue, String user, String password) {
		return new Broker(server.url(), queue, user, password, Map.of());
	}

	private static void refuses(Broker broker, String sentence) {
		assertThatThrownBy(() -> RangeSource.open(broker, TERMS)).isInstanceOf(BrokerRefusedException.class)
			.hasMessageContaining(sentence)
			.hasMessageNotContaining(String.valueOf(broker.password()));
		try (RangeQueue queue = new RangeQueue(broker, TERMS)) {
			assertThatThrownBy(queue::tryBroker).isInstanceOf(BrokerRefusedException.class)
				.hasMessageContaining(sentence.replaceFirst(" \\(AMQ$", ""));
			assertThat(queue.send(RANGE)).isFalse();
			assertThat(queue.complaint()).contains(sentence.replaceFirst(" \\(AMQ$", ""));
		}
	}

	/** What somebody who may write to the queue would have a worker read. */
	private static final class Trap implements Serializable {

		private static final long serialVersionUID = 1L;

		private void readObject(ObjectInputStream in) throws IOException {
			READ.set(true);
		}

	}

}
