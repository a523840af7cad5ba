package io.pointexpiry.night;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Who is asked of a night before it begins: how much is due, how much was foreseen, and
 * what the nights after it take.
 */
@Configuration(proxyBeanMethods = false)
@Import({ CheckVolume.class, DueCounts.class, Foreseen.class, MemberPages.class, LotsToReturn.class, ReturnSource.class,
		Outlook.class })
public class ForesightConfiguration {

}
