package io.pointexpiry.database;

import java.sql.SQLException;

import javax.sql.DataSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How the books are reached, and what depends on the database that they lie in. */
@Configuration(proxyBeanMethods = false)
@Import(RowHolders.class)
public class DatabaseConfiguration {

	@Bean
	Vendor vendor(DataSource dataSource) throws SQLException {
		return Vendor.of(dataSource);
	}

	@Bean
	JdbcTemplate jdbcTemplate(DataSource dataSource) {
		return new JdbcTemplate(dataSource);
	}

	@Bean
	JdbcClient jdbcClient(JdbcTemplate jdbc) {
		return JdbcClient.create(jdbc);
	}

	@Bean
	TransactionTemplate transactions(PlatformTransactionManager manager) {
		return new TransactionTemplate(manager);
	}

}
