package io.pointexpiry.night;

/**
 * The verbs of the night, in the order in which they are done, and those of a reversal.
 *
 * @param openDay stores policies that take effect, posts redemptions
 * @param liftReversals lots that a reversal reopened, when their day is closed again
 * @param returnPoints what late activity gives back
 * @param followDormancy who is dormant, who is back
 * @param dateLots until when lots can be used
 * @param weighNight stops a night that is far larger than foreseen
 * @param grantExtensions more time from extension programmes
 * @param expireDueLots lots whose last usable day has come
 * @param lapseDormantLots lots of members whose dormancy day has come
 * @param closeDay control totals, and the calendar
 * @param tellMembers what members are told, once a run
 * @param auditRun what was recorded against what was counted, once a run
 * @param publishNotices the folder of notices, once a run
 * @param reverseExpiries gives back what the runs of a day took
 * @param closeReversal control totals of a reversal
 */
record NightSteps(OpenDay openDay, LiftReversals liftReversals, ReturnPoints returnPoints,
		FollowDormancy followDormancy, DateLots dateLots, CheckVolume weighNight, GrantExtensions grantExtensions,
		ExpireDueLots expireDueLots, LapseDormantLots lapseDormantLots, CloseDay closeDay, TellMembers tellMembers,
		AuditRun auditRun, PublishNotices publishNotices, ReverseExpiries reverseExpiries,
		CloseReversal closeReversal) {
}
