package io.pointexpiry.database;

import java.sql.SQLException;

import javax.sql.DataSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What depends on the database that the books lie in. */
@Configuration(proxyBeanMethods = false)
@Import(RowHolders.class)
public class DatabaseConfiguration {

	@Bean
	Vendor vendor(DataSource dataSource) throws SQLException {
		return Vendor.of(dataSource);
	}

}
