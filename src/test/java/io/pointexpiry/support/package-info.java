/** What several tests need: fresh books on both databases, and builders. */
package io.pointexpiry.support;
