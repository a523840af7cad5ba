package io.pointexpiry.worker;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * Where messages about ranges go.
 *
 * @param url the address of ActiveMQ Artemis, such as {@code tcp://broker:61616}
 * @param queue the queue, of one programme
 * @param user who logs in; null: nobody does
 * @param password their password
 * @param stores parameters of TLS, by the names of the broker's client, with secrets
 */
public record Broker(String url, String queue, @Nullable String user, @Nullable String password,
		Map<Store, String> stores) {

	private static final int PATIENCE_MILLIS = 5_000;

	public Broker {
		stores = Map.copyOf(stores);
	}

	/** What TLS needs to know. */
	public enum Store {

		/** Whom this side trusts. */
		TRUST_STORE(TransportConstants.TRUSTSTORE_PATH_PROP_NAME, "EXPIRY_BROKER_TRUST_STORE"),
		/** Its password. */
		TRUST_STORE_PASSWORD(TransportConstants.TRUSTSTORE_PASSWORD_PROP_NAME, "EXPIRY_BROKER_TRUST_STORE_PASSWORD"),
		/** Who this side is. */
		KEY_STORE(TransportConstants.KEYSTORE_PATH_PROP_NAME, "EXPIRY_BROKER_KEY_STORE"),
		/** Its password. */
		KEY_STORE_PASSWORD(TransportConstants.KEYSTORE_PASSWORD_PROP_NAME, "EXPIRY_BROKER_KEY_STORE_PASSWORD");

		private final String parameter;

		private final String variable;

		Store(String parameter, String variable) {
			this.parameter = parameter;
			this.variable = variable;
		}

		/** The variable of the environment with which operators set it. */
		String variable() {
			return this.variable;
		}

	}

	/**
	 * Makes sure of what can be told without it: that the files of TLS can be opened.
	 * @throws BrokerRefusedException if one cannot
	 */
	public void check() {
		new TlsStores(this.stores).check();
	}

	/**
	 * A connection that is logged in.
	 * @throws JMSException if the broker cannot be reached now; the message says why
	 * @throws BrokerRefusedException if it will not have this process
	 */
	Connection connect() throws JMSException {
		check();
		ActiveMQConnectionFactory factory = connections();
		try {
			return factory.createConnection();
		}
		catch (JMSSecurityException ex) {
			factory.close();
			throw new BrokerRefusedException((this.user != null) ? """
					The broker %s does not accept the login of user "%s". Check EXPIRY_BROKER_USER and \
					EXPIRY_BROKER_PASSWORD""".formatted(this.url, this.user) : """
					The broker %s asks for a login. Set EXPIRY_BROKER_USER and EXPIRY_BROKER_PASSWORD"""
				.formatted(this.url));
		}
		catch (JMSException ex) {
			factory.close();
			throw explained(factory, ex);
		}
	}

	private JMSException explained(ActiveMQConnectionFactory factory, JMSException ex) {
		for (TransportConfiguration connector : factory.getStaticConnectors()) {
			Map<String, Object> parameters = connector.getParams();
			boolean secure = Boolean
				.parseBoolean(String.valueOf(parameters.get(TransportConstants.SSL_ENABLED_PROP_NAME)));
			BrokerProbe probe = new BrokerProbe(String.valueOf(parameters.get(TransportConstants.HOST_PROP_NAME)),
					Integer.parseInt(String.valueOf(parameters.get(TransportConstants.PORT_PROP_NAME))),
					secure ? new TlsStores(this.stores) : null);
			try {
				Optional<String> refusal = probe.refusal();
				if (refusal.isPresent()) {
					throw new BrokerRefusedException("The broker %s %s".formatted(this.url, refusal.get()));
				}
			}
			catch (IOException why) {
				return new JMSException(why.getMessage());
			}
		}
		return ex;
	}

	/** The broker lets this process in, but not do what it has to. */
	BrokerRefusedException withoutRight(JMSSecurityException ex) {
		return new BrokerRefusedException("""
				The broker %s does not let user "%s" use the queue %s (%s). Give that user the right to send to it, to \
				consume from it, and to create it""".formatted(this.url, this.user, this.queue, ex.getMessage()));
	}

	/**
	 * Connections to it. They take one message at a time, so that one that is busy or
	 * frozen holds back none; they read no Java objects; they fail at once where the
	 * broker is gone, as their owners go on without it, and come back.
	 */
	ActiveMQConnectionFactory connections() throws JMSException {
		ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(this.url);
		for (TransportConfiguration connector : factory.getStaticConnectors()) {
			secure(connector);
		}
		factory.setUser(this.user);
		factory.setPassword(this.password);
		factory.setConsumerWindowSize(0);
		factory.setReconnectAttempts(0);
		factory.setInitialConnectAttempts(1);
		factory.setCallTimeout(PATIENCE_MILLIS);
		factory.setConnectionTTL(2L * PATIENCE_MILLIS);
		factory.setClientFailureCheckPeriod(PATIENCE_MILLIS);
		factory.setDeserializationDenyList("*");
		return factory;
	}

	private void secure(TransportConfiguration connector) {
		Map<String, Object> parameters = new HashMap<>(connector.getParams());
		this.stores.forEach((store, value) -> parameters.put(store.parameter, value));
		if (!this.stores.isEmpty()) {
			parameters.put(TransportConstants.SSL_ENABLED_PROP_NAME, "true");
		}
		parameters.putIfAbsent(TransportConstants.NETTY_CONNECT_TIMEOUT, PATIENCE_MILLIS);
		connector.getParams().clear();
		connector.getParams().putAll(parameters);
	}

}
