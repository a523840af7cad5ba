package io.pointexpiry.cli;

import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;

import io.pointexpiry.database.Database;
import org.h2.api.DatabaseEventListener;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/**
 * Ends the process when the file of an embedded database cannot be written, such as on a
 * full disk. H2 2.4 gives such a store up, and the next statement upon it never returns;
 * what was committed lies in the file. H2 makes one of these for each database it opens.
 */
public final class FullDisk implements DatabaseEventListener {

	private String file = "";

	/** The same address, watched where it is that of an embedded database's file. */
	static String watched(String url) {
		return (new Database(url, null, null).embeddedFile() != null)
				? url + ";DATABASE_EVENT_LISTENER='" + FullDisk.class.getName() + "'" : url;
	}

	@Override
	public void init(String url) {
		this.file = Objects.requireNonNullElse(new Database(url, null, null).embeddedFile(), url) + ".mv.db";
	}

	@Override
	public void exceptionThrown(SQLException ex, String sql) {
		boolean full = Stream.<Throwable>iterate(ex, Objects::nonNull, Throwable::getCause)
			.anyMatch((cause) -> cause instanceof MVStoreException store
					&& store.getErrorCode() == DataUtils.ERROR_WRITING_FAILED);
		if (full) {
			System.err.println("""
					The database file %s cannot be written. Make room for it; what was committed stays, and the same \
					command goes on.""".formatted(this.file));
			System.err.flush();
			Runtime.getRuntime().halt(ExitCode.FAILED);
		}
	}

}
