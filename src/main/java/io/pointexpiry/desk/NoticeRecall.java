package io.pointexpiry.desk;

import java.util.Collection;

/** Takes notices back that were published and are not sent yet. */
@FunctionalInterface
public interface NoticeRecall {

	/** Adds these ids to the recalled ones once the running transaction has committed. */
	void recall(Collection<String> noticeIds);

}
