package io.pointexpiry.notice;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.pointexpiry.file.FilePermissions;
import io.pointexpiry.file.FinishedFile;
import io.pointexpiry.file.FolderSync;
import io.pointexpiry.file.GoneFolder;
import io.pointexpiry.ledger.FolderClock;
import io.pointexpiry.notice.Advertisements.Recipient;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The advertisements of one campaign in a directory that is whole or not there: the files
 * of each feed, and {@code unreachable.csv} with those that cannot be sent, as in a
 * folder of notices. It is written under a dot-name beside its place, and moved there in
 * one rename.
 */
public final class AdvertisementFeeds implements AutoCloseable {

	private static final byte[] NOTHING = {};

	private static final List<String> UNREACHABLE = List.of("member_id", "reason", "text");

	private final Advertisements advertisements;

	private final AdvertisementOrder order;

	private final Path place;

	private final Path draft;

	private final List<FeedFiles> feeds = new ArrayList<>();

	private final HashedFile unreachable;

	private final SpoolFiles spool;

	private long messages;

	private long unsent;

	AdvertisementFeeds(Advertisements advertisements, AdvertisementOrder order, Path place) throws IOException {
		this.advertisements = advertisements;
		this.order = order;
		this.place = place.toAbsolutePath().normalize();
		this.draft = this.place.resolveSibling("." + this.place.getFileName() + ".draft");
		GoneFolder.delete(this.draft);
		FilePermissions.folder(this.draft);
		order.feeds().forEach((feed) -> this.feeds.add(new FeedFiles(this.draft, "", feed, FeedFiles.MOST_BYTES)));
		this.spool = new SpoolFiles(this.draft);
		this.unreachable = new HashedFile(this.draft.resolve("unreachable.csv"));
		this.unreachable.ready(FeedFiles.line(UNREACHABLE));
	}

	/**
	 * What was published.
	 *
	 * @param directory where
	 * @param files the files of the feeds, by name
	 * @param messages how many messages are in each feed
	 * @param unsent how many cannot be sent
	 */
	public record Published(String directory, List<String> files, long messages, long unsent) {

		public Published {
			files = List.copyOf(files);
		}

	}

	/** Adds the advertisement of one member. */
	public void add(Recipient recipient) throws IOException {
		NoticeRow notice = this.advertisements.draft(this.order, recipient);
		String to = notice.toNumber();
		String why = notice.unreachable();
		if (to == null || why != null) {
			this.unreachable.line(notice.points(), FeedFiles
				.line(List.of(notice.memberId(), Objects.requireNonNullElse(why, "no number"), notice.body())));
			this.unsent++;
			return;
		}
		for (FeedFiles feed : this.feeds) {
			feed.add(notice, this.advertisements.dialled(to), Wording.CAMPAIGN, this.advertisements.zone());
		}
		if (this.order.spools()) {
			byte[] content = SpoolFiles.advertisement(notice, this.advertisements.zone())
				.getBytes(StandardCharsets.UTF_8);
			this.spool
				.write(List.of(new NoticeEntry(notice.noticeId(), notice.points(), true, NOTHING, content, NOTHING)));
		}
		this.messages++;
	}

	/**
	 * Moves all to its place, where it takes that of a directory that lies there.
	 * @throws IOException if it cannot be written
	 */
	public Published publish() throws IOException {
		Map<String, HashedFile.Summary> feedFiles = new LinkedHashMap<>();
		for (FeedFiles feed : this.feeds) {
			feedFiles.putAll(feed.finish());
		}
		this.unreachable.finish();
		text("manifest.json", manifest(feedFiles));
		text("_DONE", "");
		FolderSync.force(this.draft);
		GoneFolder.remove(this.place);
		Files.move(this.draft, this.place, StandardCopyOption.ATOMIC_MOVE);
		FinishedFile.sync(Objects.requireNonNull(this.place.getParent(), "a directory has a parent"));
		return new Published(this.place.toString(), List.copyOf(feedFiles.keySet()), this.messages, this.unsent);
	}

	private void text(String name, String content) throws IOException {
		try (HashedFile file = new HashedFile(this.draft.resolve(name))) {
			file.ready(content);
			file.finish();
		}
	}

	/** JSON with its keys in one order; whoever hands over asks for zone and clock. */
	private String manifest(Map<String, HashedFile.Summary> feedFiles) {
		Map<String, Object> manifest = new LinkedHashMap<>();
		manifest.put("campaign", this.order.campaign());
		manifest.put("time_zone", this.advertisements.zone().getId());
		manifest.put("date", this.order.sendOn().toString());
		if (this.order.clock() == FolderClock.BUSINESS) {
			manifest.put("clock", "business");
		}
		manifest.put("messages", this.messages);
		manifest.put("unreachable", this.unsent);
		manifest.put("files", feedFiles);
		return JsonMapper.builder()
			.enable(SerializationFeature.INDENT_OUTPUT)
			.build()
			.writeValueAsString(manifest)
			.replace("\r\n", "\n") + "\n";
	}

	/** Lets go of what was not published. */
	@Override
	public void close() throws IOException {
		for (FeedFiles feed : this.feeds) {
			feed.close();
		}
		this.unreachable.close();
		GoneFolder.delete(this.draft);
	}

}
