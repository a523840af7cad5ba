package io.pointexpiry.night;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Who is asked of a night before it begins: how much is due, and how much was foreseen.
 */
@Configuration(proxyBeanMethods = false)
@Import({ CheckVolume.class, DueCounts.class, Foreseen.class, MemberPages.class, LotsToReturn.class,
		ReturnSource.class })
public class ForesightConfiguration {

}
