/** What pods are called in sentences, and what ails them. Pure. */
package dev.pawl.activities.pods;
