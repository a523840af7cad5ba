/** Tests that look at the whole house. */
package io.pointexpiry;
