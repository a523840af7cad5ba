package io.pointexpiry.fault;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.SqlProvider;

/**
 * A program that dies, as by kill -9, before one of its statements. Planted from outside,
 * as {@link PlantedFault} is.
 */
@Configuration(proxyBeanMethods = false)
class HaltedProgram {

	/** The exit code of a process that was killed. */
	static final int KILLED = 137;

	private static final String SQL = "halt.sql";

	private static final String TIME = "halt.time";

	/**
	 * The options of a program that dies before it executes a statement so many times.
	 */
	static List<String> options(String sql, int time) {
		return List.of("-Dspring.main.sources=" + HaltedProgram.class.getName(), "-D" + SQL + "=" + sql,
				"-D" + TIME + "=" + time);
	}

	@Bean
	static BeanPostProcessor halting() {
		return new BeanPostProcessor() {
			@Override
			public Object postProcessAfterInitialization(Object bean, String name) {
				return name.equals("jdbcTemplate")
						? new HaltingTemplate(Objects.requireNonNull(((JdbcTemplate) bean).getDataSource())) : bean;
			}
		};
	}

	private static final class HaltingTemplate extends JdbcTemplate {

		private final String sql = Objects.requireNonNull(System.getProperty(SQL));

		private final AtomicInteger left = new AtomicInteger(Integer.getInteger(TIME, 1));

		HaltingTemplate(DataSource books) {
			super(books);
		}

		@Override
		public <T extends @Nullable Object> T query(PreparedStatementCreator statement,
				@Nullable PreparedStatementSetter values, ResultSetExtractor<T> rows) {
			haltBefore(statement);
			return super.query(statement, values, rows);
		}

		@Override
		protected int update(PreparedStatementCreator statement, @Nullable PreparedStatementSetter values) {
			haltBefore(statement);
			return super.update(statement, values);
		}

		private void haltBefore(PreparedStatementCreator statement) {
			if (statement instanceof SqlProvider of && String.valueOf(of.getSql()).contains(this.sql)
					&& this.left.decrementAndGet() == 0) {
				Runtime.getRuntime().halt(KILLED);
			}
		}

	}

}
