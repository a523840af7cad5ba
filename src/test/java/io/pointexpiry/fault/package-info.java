/**
 * The program as a process that things happen to: killed, cut off its database, started
 * twice, without room on the disk. What it leaves behind is compared with what an
 * undisturbed process leaves.
 */
@NullMarked
package io.pointexpiry.fault;

import org.jspecify.annotations.NullMarked;
