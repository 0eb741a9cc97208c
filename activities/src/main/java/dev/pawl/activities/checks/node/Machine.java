package dev.pawl.activities.checks.node;

import java.time.Instant;

/**
 * A machine as an API of machines tells of it.
 *
 * @param object as findings name it
 * @param cluster which machines belong together: an API may know those of several clusters
 * @param node that it became; null for none
 * @param made null where nobody says
 */
record Machine(String object, String cluster, String node, Instant made) {}
