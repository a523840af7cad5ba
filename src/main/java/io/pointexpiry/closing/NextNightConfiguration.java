package io.pointexpiry.closing;

import io.pointexpiry.night.ForesightConfiguration;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Who tells what the next night would stop at, without what starts it. */
@Configuration(proxyBeanMethods = false)
@Import({ ForesightConfiguration.class, NextNight.class, Preconditions.class, OpeningBacklog.class })
public class NextNightConfiguration {

}
