/** Tests of commands as they are typed. */
package io.pointexpiry.cli;
