/** Pages, as people find them: read as text, and shown by a browser. */
package io.pointexpiry.page;
