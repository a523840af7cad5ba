package io.pointexpiry.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;

/**
 * Stores of keys and certificates for a broker and its clients, as an operator makes them
 * with the JDK's {@code keytool}.
 */
public final class TestStores {

	/** Of every store. */
	public static final String PASSWORD = "geheim-store";

	private static final char[] SECRET = PASSWORD.toCharArray();

	private final Path directory;

	/**
	 * Stores below a folder.
	 * @param directory an existing folder
	 */
	public TestStores(Path directory) {
		this.directory = directory;
	}

	/**
	 * A key, and a certificate of its own for thirty days.
	 * @param host the address that it is for
	 */
	public Path key(String name, String host) throws IOException, InterruptedException {
		Path store = this.directory.resolve(name + ".p12");
		ProcessBuilder keytool = new ProcessBuilder(
				List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias",
						name, "-keyalg", "EC", "-validity", "30", "-dname", "CN=" + name, "-ext", "san=ip:" + host,
						"-storetype", "PKCS12", "-keystore", store.toString(), "-storepass:env", "STORE_PASSWORD"))
			.redirectErrorStream(true)
			.redirectOutput(this.directory.resolve(name + ".txt").toFile());
		keytool.environment().put("STORE_PASSWORD", PASSWORD);
		if (keytool.start().waitFor() != 0) {
			throw new IllegalStateException(Files.readString(this.directory.resolve(name + ".txt")));
		}
		return store;
	}

	/** Whom one trusts who trusts the owner of a key. */
	public Path trustIn(Path key) throws IOException, GeneralSecurityException {
		Path store = this.directory.resolve("trust-in-" + key.getFileName());
		KeyStore keys = KeyStore.getInstance("PKCS12");
		try (InputStream in = Files.newInputStream(key)) {
			keys.load(in, SECRET);
		}
		KeyStore trusted = KeyStore.getInstance("PKCS12");
		trusted.load(null, null);
		trusted.setCertificateEntry("owner", keys.getCertificate(keys.aliases().nextElement()));
		try (OutputStream out = Files.newOutputStream(store)) {
			trusted.store(out, SECRET);
		}
		return store;
	}

}
