/** Asks servers over HTTP, within a limit for the time and one for the size of what they say. */
package dev.pawl.activities.http;
