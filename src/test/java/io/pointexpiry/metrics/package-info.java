/** The figures that a monitoring system reads. */
package io.pointexpiry.metrics;
