/** What holds of what was set, and who set it. */
package io.pointexpiry.settings;
