package io.pointexpiry.notice;

import io.pointexpiry.notice.TextGauge.Channel;
import org.jspecify.annotations.Nullable;

/**
 * A text as it is sent, or that cannot be sent.
 *
 * @param channel how it goes; null: it cannot be sent
 * @param subject the subject of an LMS; empty otherwise
 * @param text the text, whole
 * @param size what was measured
 * @param why the reason why it cannot be sent; empty where it can
 */
record Message(@Nullable Channel channel, String subject, String text, TextGauge.Size size, String why) {
}
