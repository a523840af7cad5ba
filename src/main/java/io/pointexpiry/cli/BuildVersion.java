package io.pointexpiry.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

import picocli.CommandLine.IVersionProvider;

/**
 * What {@code --version} says: version and commit, as the build wrote them down for
 * Spring Boot ({@code META-INF/build-info.properties}), which need not be there.
 */
final class BuildVersion implements IVersionProvider {

	private static final String BUILD = "/META-INF/build-info.properties";

	/** What the build writes where there is no git. */
	private static final String NONE = "none";

	private static final String CHANGED = "-dirty";

	@Override
	public String[] getVersion() throws IOException {
		Properties build = new Properties();
		try (InputStream content = BuildVersion.class.getResourceAsStream(BUILD)) {
			if (content != null) {
				build.load(content);
			}
		}
		return new String[] { text(build) };
	}

	/**
	 * The version in one line.
	 * @param build what the build is; empty for classes that were not built by Maven
	 */
	static String text(Properties build) {
		return "point-expiry %s (%s)".formatted(build.getProperty("build.version", "of unknown version"),
				origin(build.getProperty("build.commit", NONE), build.getProperty("build.commit.time", NONE)));
	}

	private static String origin(String commit, String at) {
		if (commit.equals(NONE)) {
			return "built outside git";
		}
		return commit.endsWith(CHANGED)
				? "commit %s of %s, with changes".formatted(commit.substring(0, commit.length() - CHANGED.length()), at)
				: "commit %s of %s".formatted(commit, at);
	}

}
