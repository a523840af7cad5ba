package io.pointexpiry.settings;

import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** The settings that have a variable of the program's own, or an option. */
public enum KnownSetting {

	/** The home. It cannot be set in a file, as the file lies in it. */
	HOME("expiry.home", "EXPIRY_HOME", "--home", false),
	/** The policy file. */
	POLICY("expiry.policy", "EXPIRY_POLICY", "--policy", true),
	/** The JDBC address of the books. */
	URL("spring.datasource.url", "EXPIRY_DB_URL", "--db", true),
	/** The user of the database. */
	USER("spring.datasource.username", "EXPIRY_DB_USER", null, true),
	/** Their password. */
	PASSWORD("spring.datasource.password", "EXPIRY_DB_PASSWORD", null, true),
	/** How long rows are waited for that another connection holds. */
	LOCK_WAIT("expiry.lock-wait", "EXPIRY_LOCK_WAIT", null, true),
	/** By which clock folders of notices count as published. */
	CLOCK("expiry.clock", "EXPIRY_CLOCK", null, true),
	/** The language in which people are answered. */
	LANG("expiry.lang", "EXPIRY_LANG", null, true),
	/** Who logs in at the broker of workers. */
	BROKER_USER("spring.artemis.user", "EXPIRY_BROKER_USER", null, true),
	/** Their password. */
	BROKER_PASSWORD("spring.artemis.password", "EXPIRY_BROKER_PASSWORD", null, true),
	/** Whom the broker's client trusts. */
	BROKER_TRUST_STORE("expiry.broker.trust-store", "EXPIRY_BROKER_TRUST_STORE", null, true),
	/** Its password. */
	BROKER_TRUST_STORE_PASSWORD("expiry.broker.trust-store-password", "EXPIRY_BROKER_TRUST_STORE_PASSWORD", null, true),
	/** Who the broker's client is. */
	BROKER_KEY_STORE("expiry.broker.key-store", "EXPIRY_BROKER_KEY_STORE", null, true),
	/** Its password. */
	BROKER_KEY_STORE_PASSWORD("expiry.broker.key-store-password", "EXPIRY_BROKER_KEY_STORE_PASSWORD", null, true),
	/** Options of the Java machine, which the script reads. */
	JAVA_OPTS("expiry.java-opts", "EXPIRY_JAVA_OPTS", null, false);

	private final String key;

	private final String variable;

	private final @Nullable String option;

	private final boolean inFiles;

	KnownSetting(String key, String variable, @Nullable String option, boolean inFiles) {
		this.key = key;
		this.variable = variable;
		this.option = option;
		this.inFiles = inFiles;
	}

	/** Its name in a file of Spring Boot. */
	public String key() {
		return this.key;
	}

	/** The variable of the environment that goes before all files. */
	public String variable() {
		return this.variable;
	}

	/** The option that goes before everything. */
	@Nullable String option() {
		return this.option;
	}

	/** Whether a file may set it. */
	boolean inFiles() {
		return this.inFiles;
	}

	static Optional<KnownSetting> of(String key) {
		return Stream.of(values()).filter((setting) -> setting.key.equals(key)).findFirst();
	}

}
