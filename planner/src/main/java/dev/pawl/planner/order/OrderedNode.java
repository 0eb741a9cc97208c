package dev.pawl.planner.order;

import java.time.Instant;

/**
 * What of a node decides its turn.
 *
 * @param zone {@code topology.kubernetes.io/zone}; empty where it has none
 */
public record OrderedNode(String name, String zone, Instant created) {}
