/** What a running upgrade says of itself: the documents behind {@code pawl status}. */
package dev.pawl.workflows.status;
