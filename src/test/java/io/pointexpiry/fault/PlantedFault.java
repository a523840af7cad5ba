package io.pointexpiry.fault;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;

/**
 * A fault for the harness to find: the records of a chunk are committed before what the
 * chunk counted and how far it came. Nobody notices, unless a process dies in between. It
 * is planted from outside, by {@code -Dspring.main.sources}: the program itself knows
 * nothing of it.
 */
@Configuration(proxyBeanMethods = false)
class PlantedFault {

	static final String OPTION = "-Dspring.main.sources=" + PlantedFault.class.getName();

	private static final Duration BEFORE_THE_REST = Duration.ofSeconds(2);

	@Bean
	static BeanPostProcessor hasty() {
		return new BeanPostProcessor() {
			@Override
			public Object postProcessAfterInitialization(Object bean, String name) {
				return name.equals("jdbcTemplate")
						? new HastyTemplate(Objects.requireNonNull(((JdbcTemplate) bean).getDataSource())) : bean;
			}
		};
	}

	private static final class HastyTemplate extends JdbcTemplate {

		private final DataSource books;

		HastyTemplate(DataSource books) {
			super(books);
			this.books = books;
		}

		/** What a chunk counted is noted after its records, the candidates first. */
		@Override
		public int update(String sql, @Nullable Object @Nullable ... values) {
			if (sql.startsWith("update tally") && values != null && "CANDIDATE".equals(values[values.length - 1])) {
				commit();
				LockSupport.parkNanos(BEFORE_THE_REST.toNanos());
			}
			return super.update(sql, values);
		}

		private void commit() {
			Connection connection = DataSourceUtils.getConnection(this.books);
			try {
				connection.commit();
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
