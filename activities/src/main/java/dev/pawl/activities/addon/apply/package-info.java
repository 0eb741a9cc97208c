/**
 * Writes one object, as a dry run or for real, or removes it; and what the server's refusals mean.
 */
package dev.pawl.activities.addon.apply;
