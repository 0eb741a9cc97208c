/**
 * What an apiserver calls while it serves: webhooks' and aggregated APIs' backends and their
 * certificates.
 */
package dev.pawl.activities.checks.endpoint;
