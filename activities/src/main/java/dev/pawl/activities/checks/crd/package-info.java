/**
 * Checks of CustomResourceDefinitions: what is stored, what converts it, and what an addon would
 * drop.
 */
package dev.pawl.activities.checks.crd;
