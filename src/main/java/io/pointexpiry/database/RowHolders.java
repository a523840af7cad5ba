package io.pointexpiry.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

/**
 * Who holds rows that were waited for in vain, as far as the database can tell: on
 * PostgreSQL the connections whose transactions are older than the wait and hold rows of
 * the books. What they execute is not asked: it could name members.
 */
public final class RowHolders {

	private static final String HOLDERS = """
			select a.pid, a.usename, a.application_name, host(a.client_addr) as address, a.xact_start, a.state
			from pg_stat_activity a
			where a.datname = current_database() and a.pid <> pg_backend_pid()
			  and (a.xact_start is null or a.xact_start <= now() - current_setting('lock_timeout')::interval)
			  and exists (
			    select 1 from pg_locks l join pg_class c on c.oid = l.relation
			    where l.pid = a.pid and l.granted and l.mode <> 'AccessShareLock'
			      and l.database = (select oid from pg_database where datname = current_database())
			      and c.relnamespace = current_schema()::regnamespace)
			order by a.xact_start nulls last, a.pid
			limit 3""";

	private final DataSource books;

	/**
	 * Creates it.
	 * @param books connections that nothing is waited for on
	 */
	public RowHolders(DataSource books) {
		this.books = books;
	}

	/** Who holds rows, and what to do about it, in two or three sentences. */
	public String sentence() {
		try (Connection connection = this.books.getConnection()) {
			return switch (Vendor.of(connection)) {
				case H2 -> "Another connection holds rows that are needed; which one the database does not tell.";
				case POSTGRESQL -> sentence(holders(connection));
			};
		}
		catch (SQLException ex) {
			return "Another connection holds rows that are needed; which one could not be asked (%s)."
				.formatted(ex.getSQLState());
		}
	}

	private static String sentence(List<Holder> holders) {
		if (holders.isEmpty()) {
			return "Another connection held rows that are needed, and has let them go since.";
		}
		return "Another connection holds rows that are needed: %s. Let it commit, or end it with: select pg_terminate_backend(%d)."
			.formatted(String.join("; or ", holders.stream().map(Holder::toString).toList()), holders.get(0).pid());
	}

	private static List<Holder> holders(Connection connection) throws SQLException {
		List<Holder> holders = new ArrayList<>();
		try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(HOLDERS)) {
			while (row.next()) {
				holders.add(new Holder(row.getInt("pid"), row.getString("usename"), row.getString("application_name"),
						row.getString("address"), row.getObject("xact_start", OffsetDateTime.class),
						row.getString("state")));
			}
		}
		return holders;
	}

	/** A connection of another process; null: PostgreSQL does not show it to us. */
	private record Holder(int pid, @Nullable String user, @Nullable String application, @Nullable String address,
			@Nullable OffsetDateTime since, @Nullable String state) {

		@Override
		public String toString() {
			return "process %d of user %s (%s, %s), in a transaction since %s, %s".formatted(this.pid, shown(this.user),
					shown(this.application), (this.address != null) ? this.address : "a local socket",
					(this.since != null)
							? this.since.withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS)
							: "unknown",
					shown(this.state));
		}

		private static String shown(@Nullable String text) {
			return Objects.requireNonNullElse(text, "").isEmpty() ? "unnamed" : String.valueOf(text);
		}

	}

}
