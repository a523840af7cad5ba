/** Tests of what members are told, in which words, and of the folders. */
package io.pointexpiry.notice;
