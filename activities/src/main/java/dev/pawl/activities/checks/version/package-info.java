/** Checks of versions, and of how far components are from each other. */
package dev.pawl.activities.checks.version;
