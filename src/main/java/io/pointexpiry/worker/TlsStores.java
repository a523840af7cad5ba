package io.pointexpiry.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;

import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

import io.pointexpiry.worker.Broker.Store;
import org.jspecify.annotations.Nullable;

/** Keys and certificates, in files as the JDK's keytool makes them (PKCS12 or JKS). */
final class TlsStores {

	private final Map<Store, String> stores;

	TlsStores(Map<Store, String> stores) {
		this.stores = stores;
	}

	/**
	 * Opens each of them.
	 * @throws BrokerRefusedException if one cannot be opened
	 */
	void check() {
		trusted();
		keys();
	}

	/** What a connection says and believes. */
	SSLContext context() throws GeneralSecurityException {
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(keys(), trusted(), null);
		return context;
	}

	/** Whom this side trusts; null: whom the JDK does. */
	private TrustManager @Nullable [] trusted() {
		try {
			KeyStore store = open(Store.TRUST_STORE, Store.TRUST_STORE_PASSWORD);
			if (store == null) {
				return null;
			}
			if (store.size() == 0) {
				throw unfit(Store.TRUST_STORE, "it has no certificate that can be read with the password of %s"
					.formatted(Store.TRUST_STORE_PASSWORD.variable()));
			}
			TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
			factory.init(store);
			return factory.getTrustManagers();
		}
		catch (GeneralSecurityException ex) {
			throw unfit(Store.TRUST_STORE, ex.getMessage());
		}
	}

	/** Who this side is; null: nobody. */
	private KeyManager @Nullable [] keys() {
		try {
			KeyStore store = open(Store.KEY_STORE, Store.KEY_STORE_PASSWORD);
			if (store == null) {
				return null;
			}
			KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
			factory.init(store, password(Store.KEY_STORE_PASSWORD));
			return factory.getKeyManagers();
		}
		catch (GeneralSecurityException ex) {
			throw unfit(Store.KEY_STORE, ex.getMessage());
		}
	}

	private @Nullable KeyStore open(Store which, Store secret) {
		String file = this.stores.get(which);
		if (file == null) {
			if (this.stores.containsKey(secret)) {
				throw new BrokerRefusedException("%s is set, and %s is not: give both, or neither"
					.formatted(secret.variable(), which.variable()));
			}
			return null;
		}
		try {
			if (!Files.isReadable(Path.of(file)) && Files.exists(Path.of(file))) {
				throw unfit(which, "this user may not read it");
			}
			return KeyStore.getInstance(Path.of(file).toFile(), password(secret));
		}
		catch (NoSuchFileException | IllegalArgumentException ex) {
			throw unfit(which, "there is no such file");
		}
		catch (IOException ex) {
			throw unfit(which,
					(ex.getCause() instanceof GeneralSecurityException)
							? "its password is not the one of %s".formatted(secret.variable())
							: String.valueOf(ex.getMessage()));
		}
		catch (GeneralSecurityException ex) {
			throw unfit(which, "it is no PKCS12 or JKS file");
		}
	}

	private char @Nullable [] password(Store secret) {
		String password = this.stores.get(secret);
		return (password != null) ? password.toCharArray() : null;
	}

	private BrokerRefusedException unfit(Store which, @Nullable String why) {
		return new BrokerRefusedException(
				"%s is %s, which cannot be used: %s".formatted(which.variable(), this.stores.get(which), why));
	}

}
