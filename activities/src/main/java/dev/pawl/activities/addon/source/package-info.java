/** Where an addon's files are, what they hold, and the hash that pins them. */
package dev.pawl.activities.addon.source;
