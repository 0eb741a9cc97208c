/**
 * What an apiserver counts of itself, out of its metrics: many megabytes of which little matters.
 */
package dev.pawl.activities.checks.metrics;
