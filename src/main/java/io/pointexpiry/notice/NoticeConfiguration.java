package io.pointexpiry.notice;

import io.pointexpiry.domain.Programme;
import io.pointexpiry.file.Home;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Who makes notices, publishes them, and knows what became of them. */
@Configuration(proxyBeanMethods = false)
@Import({ NoticeMaker.class, NoticeFolders.class, PublishTimes.class, NoticeFolderBook.class, WarningsGiven.class,
		UnsentNotices.class, ReversalNotices.class, RecallLists.class, ReversedConfirmations.class })
public class NoticeConfiguration {

	@Bean
	Texts texts(Home home) {
		return Texts.load(home.templates());
	}

	@Bean
	Advertisements advertisements(Texts texts, Programme programme) {
		return new Advertisements(texts, programme);
	}

}
