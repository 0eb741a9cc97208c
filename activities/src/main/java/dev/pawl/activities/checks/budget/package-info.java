/** Checks of PodDisruptionBudgets. */
package dev.pawl.activities.checks.budget;
