/** Tests of announcements: the files of a policy, for members to read. */
package io.pointexpiry.announce;
