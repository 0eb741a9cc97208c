package dev.pawl.activities.addon;

/**
 * What the next attempt has to know.
 *
 * @param applied when the objects had been applied, in milliseconds of the epoch
 * @param changed how many of them that changed
 */
record AddonNote(long applied, int changed) {}
