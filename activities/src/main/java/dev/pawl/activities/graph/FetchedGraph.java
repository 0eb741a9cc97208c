package dev.pawl.activities.graph;

import dev.pawl.planner.graph.UpgradeGraph;

/**
 * A graph, and from what text it was read.
 *
 * @param sha256 of the text, in hex: a plan made with it can be compared
 */
public record FetchedGraph(UpgradeGraph graph, String sha256) {}
