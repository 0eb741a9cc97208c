/**
 * Checks of admission webhooks: those that fail closed can hold up everything that an upgrade does.
 */
package dev.pawl.activities.checks.webhook;
