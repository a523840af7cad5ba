package io.pointexpiry.worker;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import io.pointexpiry.support.TestBroker;
import io.pointexpiry.support.TestStores;
import io.pointexpiry.worker.Broker.Store;
import jakarta.jms.JMSException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * TLS with a real broker: whom each side believes, and what is said where it does not.
 */
class BrokerTlsTests {

	private static final Terms TERMS = new Terms("release 1", "policy 1");

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private static Path directory;

	@SuppressWarnings("NullAway.Init")
	private static Path server;

	@SuppressWarnings("NullAway.Init")
	private static Path client;

	@SuppressWarnings("NullAway.Init")
	private static Map<Store, String> trusting;

	@SuppressWarnings("NullAway.Init")
	private static TestBroker open;

	@SuppressWarnings("NullAway.Init")
	private static TestBroker asking;

	@BeforeAll
	static void start() throws Exception {
		TestStores stores = new TestStores(directory);
		server = stores.key("server", "127.0.0.1");
		client = stores.key("client", "127.0.0.9");
		trusting = trust(stores.trustIn(server));
		open = TestBroker.withTls(directory, server, stores.trustIn(client), false);
		asking = TestBroker.withTls(directory, server, stores.trustIn(client), true);
	}

	@AfterAll
	static void stop() throws Exception {
		open.close();
		asking.close();
	}

	@Test
	void aBrokerIsTrustedWhoseCertificateIsInTheStore() throws JMSException {
		opens(open, trusting);
	}

	@Test
	void aBrokerIsNotTrustedWhoseCertificateIsNotInTheStore() throws Exception {
		Map<Store, String> others = trust(new TestStores(directory).trustIn(client));

		assertThatThrownBy(() -> opens(open, others)).isInstanceOf(BrokerRefusedException.class)
			.hasMessageStartingWith("The broker %s shows a certificate that does not hold here (".formatted(open.url()))
			.hasMessageEndingWith(
					"Check EXPIRY_BROKER_TRUST_STORE, and that the address names the broker as its certificate does");
		assertThatThrownBy(() -> RangeSource.open(broker(open.url() + "?sslEnabled=true", Map.of()), TERMS))
			.isInstanceOf(BrokerRefusedException.class)
			.hasMessageContaining("does not hold here (unable to find valid certification path");
	}

	@Test
	void aCertificateHoldsForItsAddressOnly() throws Exception {
		Map<Store, String> trustingClient = trust(new TestStores(directory).trustIn(client));
		try (TestBroker elsewhere = TestBroker.withTls(directory, client, client, false)) {
			assertThatThrownBy(() -> opens(elsewhere, trustingClient)).isInstanceOf(BrokerRefusedException.class)
				.hasMessageContaining("does not hold here (No subject alternative names matching IP address 127.0.0.1");
		}
	}

	@Test
	void aBrokerMayAskForACertificate() throws JMSException {
		Map<Store, String> shown = new HashMap<>(trusting);
		shown.putAll(Map.of(Store.KEY_STORE, client.toString(), Store.KEY_STORE_PASSWORD, TestStores.PASSWORD));
		opens(asking, shown);
	}

	@Test
	void saysThatABrokerAsksForACertificateWithinSeconds() {
		long begun = System.nanoTime();

		assertThatThrownBy(() -> opens(asking, trusting)).isInstanceOf(BrokerRefusedException.class)
			.hasMessageContaining("asks for a certificate that it trusts (", "Check EXPIRY_BROKER_KEY_STORE");

		assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
	}

	@Test
	void anotherCertificateThanTheBrokerTrustsIsNotTaken() throws IOException {
		Map<Store, String> shown = new HashMap<>(trusting);
		shown.putAll(Map.of(Store.KEY_STORE, server.toString(), Store.KEY_STORE_PASSWORD, TestStores.PASSWORD));

		assertThat(probe(asking.url(), new TlsStores(shown)).refusal()).hasValueSatisfying(
				(why) -> assertThat(why).startsWith("asks for a certificate that it trusts (Received fatal alert"));
	}

	@Test
	void saysThatAPortSpeaksTlsOrDoesNot() throws Exception {
		assertThat(probe(open.url(), null).refusal()).hasValueSatisfying((why) -> assertThat(why).startsWith(
				"speaks TLS at this port: add ?sslEnabled=true to the address, and set EXPIRY_BROKER_TRUST_STORE"));
		assertThat(probe(open.url(), new TlsStores(trusting)).refusal()).isEmpty();
		try (TestBroker plain = TestBroker.withLogin(directory)) {
			assertThat(probe(plain.url(), new TlsStores(trusting)).refusal())
				.hasValueSatisfying((why) -> assertThat(why).startsWith("does not speak TLS at this port."));
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			TRUST_STORE | EXPIRY_BROKER_TRUST_STORE
			KEY_STORE   | EXPIRY_BROKER_KEY_STORE
			""")
	void saysWhatIsWrongWithAStore(Store which, String variable) throws IOException {
		Store secret = Store.valueOf(which + "_PASSWORD");
		String missing = directory.resolve("missing.p12").toString();
		String text = Files.writeString(directory.resolve("text.p12"), "no store").toString();

		saysOf(Map.of(which, server.toString(), secret, "not-the-one"),
				"%s is %s, which cannot be used: its password is not the one of %s_PASSWORD".formatted(variable, server,
						variable));
		saysOf(Map.of(which, missing, secret, "not-the-one"),
				"%s is %s, which cannot be used: there is no such file".formatted(variable, missing));
		saysOf(Map.of(which, text, secret, "not-the-one"),
				"%s is %s, which cannot be used: it is no PKCS12 or JKS file".formatted(variable, text));
		saysOf(Map.of(secret, "not-the-one"),
				"%s_PASSWORD is set, and %s is not: give both, or neither".formatted(variable, variable));
	}

	private static void saysOf(Map<Store, String> stores, String sentence) {
		assertThatThrownBy(broker("tcp://127.0.0.1:1", stores)::check).isInstanceOf(BrokerRefusedException.class)
			.hasMessage(sentence);
	}

	private static Map<Store, String> trust(Path store) {
		return Map.of(Store.TRUST_STORE, store.toString(), Store.TRUST_STORE_PASSWORD, TestStores.PASSWORD);
	}

	private static Broker broker(String url, Map<Store, String> stores) {
		return new Broker(url, "point-expiry.coffee", null, null, stores);
	}

	private static void opens(TestBroker at, Map<Store, String> stores) throws JMSException {
		RangeSource.open(broker(at.url(), stores), TERMS).close();
	}

	private static BrokerProbe probe(String url, @Nullable TlsStores stores) {
		URI address = URI.create(url);
		return new BrokerProbe(address.getHost(), address.getPort(), stores);
	}

}
