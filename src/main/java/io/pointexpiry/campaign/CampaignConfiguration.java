package io.pointexpiry.campaign;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Who makes lists of members who are about to lose points, and writes them out. */
@Configuration(proxyBeanMethods = false)
@Import({ CampaignBook.class, CampaignMaker.class, CampaignMessages.class })
public class CampaignConfiguration {

}
