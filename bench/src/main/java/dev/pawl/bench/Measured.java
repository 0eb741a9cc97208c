package dev.pawl.bench;

import java.util.Map;

/**
 * What one contender took.
 *
 * @param peakSurge nodes above the pool's size, at most
 * @param actionsPerNode Temporal actions; null where there is no Temporal
 * @param requests to the apiserver, by verb and resource
 */
public record Measured(
    String contender,
    double seconds,
    double secondsPerNode,
    double movesPerPod,
    int peakSurge,
    double requestsPerNode,
    Double actionsPerNode,
    Map<String, Integer> requests) {}
