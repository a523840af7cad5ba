package io.pointexpiry.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

import javax.sql.DataSource;

/** The databases that keep the books, and in what they differ. */
public enum Vendor {

	/**
	 * Embedded, in a file; ids compare by UTF-16 unit, which is by code point within the
	 * Basic Multilingual Plane. It finds rows of a list of ids by index, but then
	 * compares each with the whole list: a page is small.
	 */
	H2("varchar(72)", 250),
	/** Version 15 or newer; ids are collated "C", so that they compare by code point. */
	POSTGRESQL("varchar(72) collate \"C\"", Vendor.CHUNK);

	private static final int CHUNK = 5_000;

	private final String idType;

	private final int page;

	Vendor(String idType, int page) {
		this.idType = idType;
		this.page = page;
	}

	/**
	 * How many lots or members one transaction of the night works on: so many that its
	 * commit is of little account, and so few that nobody waits long for what it holds.
	 */
	public int chunk() {
		return ChunkSize.of(CHUNK);
	}

	/**
	 * Whether it pays to work on ranges of a step side by side. H2 does not write them
	 * side by side, and each range sorts all keys of the step anew.
	 */
	public boolean worksSideBySide() {
		return this == POSTGRESQL;
	}

	/**
	 * How many lots or members are looked up at once; a chunk is a whole number of pages.
	 */
	public int page() {
		return ChunkSize.of(this.page);
	}

	/**
	 * The vendor of a database, asked of the database itself.
	 * @throws SQLException if it cannot be reached
	 * @throws IllegalArgumentException if it is neither H2 nor PostgreSQL
	 */
	public static Vendor of(DataSource dataSource) throws SQLException {
		try (Connection connection = dataSource.getConnection()) {
			return of(connection);
		}
	}

	/** The vendor of the database at the other end of a connection. */
	static Vendor of(Connection connection) throws SQLException {
		String product = connection.getMetaData().getDatabaseProductName();
		return switch (product) {
			case "H2" -> H2;
			case "PostgreSQL" -> POSTGRESQL;
			default -> throw new IllegalArgumentException("The database is " + product
					+ "; expected H2 or PostgreSQL. A shop on another database exchanges CSV files.");
		};
	}

	/**
	 * An expression of text, to be compared and sorted by code point. Columns of ids
	 * compare so by themselves; other text follows the locale of a PostgreSQL database.
	 */
	String byCodePoint(String expression) {
		return (this == POSTGRESQL) ? "(" + expression + ") collate \"C\"" : expression;
	}

	/**
	 * The folder below {@code db/migration} with the statements that only this vendor
	 * understands.
	 */
	String folder() {
		return name().toLowerCase(java.util.Locale.ROOT);
	}

	/** What the placeholders of the migrations stand for. */
	Map<String, String> placeholders() {
		return Map.of("id", this.idType, "key", this.idType.replace("72", "200"), "undated", undated());
	}

	/** What an index of undated lots is of: H2 has no partial ones. */
	private String undated() {
		return switch (this) {
			case H2 -> "(policy_version, earned_on, member_id)";
			case POSTGRESQL -> "(earned_on, member_id) where policy_version is null and status = 'OPEN'";
		};
	}

}
