package io.pointexpiry.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import io.pointexpiry.notice.Feed;
import picocli.CommandLine.Option;

/** Which forms of gateways the notices are written in, beside the spool files. */
final class FeedOption {

	@Option(names = "--feed", paramLabel = "nhn-csv|alimtalk-csv", split = ",",
			description = "also write the notices in the form of a gateway; may be given twice")
	private List<String> names = new ArrayList<>();

	List<Feed> feeds() {
		return this.names.stream().map(FeedOption::named).distinct().toList();
	}

	private static Feed named(String name) {
		return Feed.named(name)
			.orElseThrow(() -> new UsageError("--feed is \"%s\"; expected %s.".formatted(name,
					Arrays.stream(Feed.values()).map(Feed::id).collect(Collectors.joining(" or ")))));
	}

}
