package io.pointexpiry.fault;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.scope.context.StepContext;
import org.springframework.batch.core.scope.context.StepSynchronizationManager;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A night that takes its time where it dates lots, so that what happens beside it does
 * not depend on how fast the machine is. Planted from outside, as {@link PlantedFault}
 * is.
 */
@Configuration(proxyBeanMethods = false)
class PausedNight {

	static final String OPTION = "-Dspring.main.sources=" + PausedNight.class.getName();

	/** How long it takes, where that is said. */
	static final String PAUSE_PROPERTY = "paused.night";

	/** The step in which it does so, where that is said; every one: nothing. */
	static final String STEP_PROPERTY = "paused.step";

	private static final Duration PAUSE = Duration.parse(System.getProperty(PAUSE_PROPERTY, "PT4M"));

	private static final String STEP = System.getProperty(STEP_PROPERTY, "dateLots");

	@Bean
	static BeanPostProcessor pausing() {
		return new BeanPostProcessor() {
			@Override
			public Object postProcessAfterInitialization(Object bean, String name) {
				return name.equals("jdbcTemplate")
						? new PausingTemplate(Objects.requireNonNull(((JdbcTemplate) bean).getDataSource())) : bean;
			}
		};
	}

	private static final class PausingTemplate extends JdbcTemplate {

		PausingTemplate(DataSource books) {
			super(books);
		}

		/** As the ledger writes a chunk. */
		@Override
		public <T extends @Nullable Object> T execute(ConnectionCallback<T> action) {
			StepContext step = StepSynchronizationManager.getContext();
			if (step != null && step.getStepName().startsWith(STEP)) {
				LockSupport.parkNanos(PAUSE.toNanos());
			}
			return super.execute(action);
		}

	}

}
