/** What importing files does to the books, on both databases. */
package io.pointexpiry.intake;
