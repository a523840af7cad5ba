package io.pointexpiry.settings;

import java.util.function.BiConsumer;
import java.util.function.ToLongFunction;

import com.zaxxer.hikari.HikariConfig;

/**
 * What operators may tell the pool of connections, by the names of Spring Boot. The rest
 * of it is the program's: another isolation or a connection that commits by itself would
 * break what it promises.
 */
public enum PoolSetting {

	/** How many connections there are at most. */
	MAXIMUM_POOL_SIZE("maximum-pool-size", (pool, number) -> pool.setMaximumPoolSize(Math.toIntExact(number)),
			HikariConfig::getMaximumPoolSize),
	/** How many are kept though nobody uses them. */
	MINIMUM_IDLE("minimum-idle", (pool, number) -> pool.setMinimumIdle(Math.toIntExact(number)),
			HikariConfig::getMinimumIdle),
	/** How many milliseconds a connection is waited for. */
	CONNECTION_TIMEOUT("connection-timeout", HikariConfig::setConnectionTimeout, HikariConfig::getConnectionTimeout),
	/** How many milliseconds one may be unused before it is closed. */
	IDLE_TIMEOUT("idle-timeout", HikariConfig::setIdleTimeout, HikariConfig::getIdleTimeout),
	/** How many milliseconds one is used at most. */
	MAX_LIFETIME("max-lifetime", HikariConfig::setMaxLifetime, HikariConfig::getMaxLifetime),
	/** After how many milliseconds an unused one is tested. */
	KEEPALIVE_TIME("keepalive-time", HikariConfig::setKeepaliveTime, HikariConfig::getKeepaliveTime),
	/** After how many milliseconds in use one is logged as lost. */
	LEAK_DETECTION_THRESHOLD("leak-detection-threshold", HikariConfig::setLeakDetectionThreshold,
			HikariConfig::getLeakDetectionThreshold),
	/** How many milliseconds a test may take. */
	VALIDATION_TIMEOUT("validation-timeout", HikariConfig::setValidationTimeout, HikariConfig::getValidationTimeout);

	/** What stands before the name of each. */
	static final String PREFIX = "spring.datasource.hikari";

	private final String key;

	private final BiConsumer<HikariConfig, Long> setter;

	private final ToLongFunction<HikariConfig> getter;

	PoolSetting(String name, BiConsumer<HikariConfig, Long> setter, ToLongFunction<HikariConfig> getter) {
		this.key = PREFIX + "." + name;
		this.setter = setter;
		this.getter = getter;
	}

	/** Its name in a file of Spring Boot. */
	String key() {
		return this.key;
	}

	/** What a pool has now. */
	long of(HikariConfig pool) {
		return this.getter.applyAsLong(pool);
	}

	/**
	 * Tells a pool.
	 * @throws InvalidSettingsException if the value is none, or the pool does not take it
	 */
	void set(HikariConfig pool, Setting setting) {
		try {
			long number = Long.parseLong(setting.value().strip());
			if (this == MAXIMUM_POOL_SIZE && number < pool.getMaximumPoolSize()) {
				throw new InvalidSettingsException(
						"Found %s; expected at least %d: a night on this machine uses so many connections at once."
							.formatted(setting.found(), pool.getMaximumPoolSize()));
			}
			this.setter.accept(pool, number);
		}
		catch (NumberFormatException | ArithmeticException ex) {
			throw new InvalidSettingsException("Found %s; expected a whole number%s.".formatted(setting.found(),
					(this == MAXIMUM_POOL_SIZE || this == MINIMUM_IDLE) ? "" : " of milliseconds"), ex);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidSettingsException(
					"Found %s; the pool does not take it: %s.".formatted(setting.found(), ex.getMessage()), ex);
		}
	}

}
