package dev.pawl.planner.rollout;

import dev.pawl.planner.version.KubeVersion;

/**
 * A machine to be made, and the node whose place it takes.
 *
 * @param version that its kubelet must have
 * @param attempt counts from 1; a machine's name is a function of upgrade, old node and attempt
 */
public record Replacement(String node, String machine, KubeVersion version, int attempt) {}
