/**
 * Checks for versions of Kubernetes' own API that the target no longer serves, by four kinds of
 * evidence: what apiservers were asked for, who wrote objects, what people applied, and what is
 * about to be applied.
 */
package dev.pawl.activities.checks.api;
