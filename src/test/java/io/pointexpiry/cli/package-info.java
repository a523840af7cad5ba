/** What an operator sees, through the command line, on both databases. */
package io.pointexpiry.cli;
