package io.pointexpiry.worker;

/**
 * What a message says: which range can be taken. Ids only, nothing of any member.
 *
 * @param stepExecutionId the execution of the range
 * @param jobExecutionId the execution of the job
 * @param step the name of the step
 * @param token with which the range is taken
 */
record RangeMessage(long stepExecutionId, long jobExecutionId, String step, String token) {
}
