/** The list of all checks. */
package dev.pawl.activities.checks.catalogue;
