/** Tests of the customer desk. */
package io.pointexpiry.desk;
